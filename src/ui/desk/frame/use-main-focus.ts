import { useEffect, useRef } from 'react'

/**
 * After going to another page the focus is in the main part, not on the link in the navigation or, where that link is
 * gone, nowhere. A page that puts it somewhere itself keeps it. The first page of a visit is left to the browser.
 */
export const useMainFocus = (path: string): void => {
  const last = useRef(path)
  useEffect(() => {
    if (last.current === path) return
    last.current = path
    const main = document.getElementById('main')
    if (main && !main.contains(document.activeElement)) main.focus({ preventScroll: true })
  }, [path])
}

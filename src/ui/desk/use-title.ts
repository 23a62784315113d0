import { useEffect } from 'react'
import { uiWords } from './shared-words.ts'
import { useWords } from './words.tsx'

/** Names the page in the browser's tab and to screen readers. */
export const useTitle = (title: string | undefined): void => {
  const say = useWords(uiWords)
  const app = say('app.name')
  useEffect(() => {
    document.title = title ? `${title} · ${app}` : app
  }, [title, app])
}

import { useEffect, useRef } from 'react'

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => void>>

/**
 * Single keys of a screen, by `KeyboardEvent.key`. They rest while somebody types, while a pop-up is open, and with
 * Ctrl, Alt or Meta, so that the browser's and the screen reader's own keys stay theirs.
 */
export const useKeys = (map: KeyMap): void => {
  const latest = useRef(map)
  useEffect(() => {
    latest.current = map
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return
      if (document.querySelector('dialog[open]')) return
      const act = latest.current[event.key]
      if (!act) return
      event.preventDefault()
      act(event)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}

/** How long after `g` a letter still means a place. */
const patienceMs = 1200

/** `g` and then a letter goes to a place. */
export const useGoKeys = (go: (letter: string) => boolean): void => {
  const until = useRef(0)
  const latest = useRef(go)
  useEffect(() => {
    latest.current = go
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return
      if (event.key === 'g') {
        until.current = event.timeStamp + patienceMs
        return
      }
      if (event.timeStamp > until.current) return
      until.current = 0
      if (!latest.current(event.key)) return
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    document.addEventListener('keydown', listen, { capture: true })
    return () => document.removeEventListener('keydown', listen, { capture: true })
  }, [])
}

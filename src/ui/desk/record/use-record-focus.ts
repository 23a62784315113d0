import { type RefObject, useEffect, useRef } from 'react'

export interface RecordFocus {
  /** The record that is shown; undefined while it is on its way. */
  readonly id: string | undefined
  /** The move whose form is open. */
  readonly doing: string | undefined
  /** The move that was just done here. */
  readonly did: string | undefined
}

/**
 * Where the focus goes in a record: to its heading when it opens and when something was done, so that a screen reader
 * reads on from there; back to the button of a form that was closed. An open form has the focus itself.
 */
export const useRecordFocus = (heading: RefObject<HTMLElement | null>, { id, doing, did }: RecordFocus): void => {
  const before = useRef<Pick<RecordFocus, 'id' | 'doing'>>({ id: undefined, doing: undefined })
  useEffect(() => {
    const last = before.current
    before.current = { id, doing }
    if (id === undefined || doing !== undefined || (last.id === id && last.doing === undefined)) return
    const wasPutAside = last.id === id && last.doing !== did
    const button = wasPutAside && document.querySelector<HTMLElement>(`[data-move="${last.doing}"]`)
    ;(button || heading.current)?.focus({ preventScroll: true })
  }, [heading, id, doing, did])
}

import { type RefObject, useEffect, useRef } from 'react'

const openPopUp =
  '.ant-select-dropdown:not(.ant-select-dropdown-hidden), .ant-picker-dropdown:not(.ant-picker-dropdown-hidden)'

export interface FormKeys {
  readonly onSubmit: () => void
  readonly onClose: () => void
}

/**
 * Ctrl+Enter sends from every field; Enter alone does not, because it also ends a choice or a date. Esc closes, unless
 * it closes a pop-up first.
 */
export const useFormKeys = (form: RefObject<HTMLFormElement | null>, keys: FormKeys): void => {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const element = form.current
    const listen = (event: KeyboardEvent): void => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.stopPropagation() // a list of choices would open on it and hide what is amiss
        latest.current.onSubmit()
      } else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault()
      else if (event.key === 'Escape' && !document.querySelector(openPopUp)) latest.current.onClose()
    }
    element?.addEventListener('keydown', listen)
    return () => element?.removeEventListener('keydown', listen)
  }, [form])
}

/** The first field is ready to be typed in; after a refusal, the first one at fault. */
export const useFormFocus = (form: RefObject<HTMLFormElement | null>, faults: number): void => {
  useEffect(() => {
    const first = form.current?.querySelector<HTMLElement>('.in input:not([type=hidden]), .in textarea, footer button')
    first?.focus({ preventScroll: true })
  }, [form])
  useEffect(() => {
    if (faults > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [form, faults])
}

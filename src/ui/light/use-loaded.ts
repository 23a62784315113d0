import { useCallback, useEffect, useState } from 'preact/hooks'
import type { CallError } from '../call.ts'

export interface Loaded<T> {
  readonly data: T | undefined
  readonly error: CallError | undefined
  readonly reload: () => void
}

/** Loads something once, and again on demand. `load` must be the same function from one drawing to the next. */
export const useLoaded = <T>(load: () => Promise<T>): Loaded<T> => {
  const [now, setNow] = useState<{ data?: T; error?: CallError }>({})
  const reload = useCallback(() => {
    load().then(
      (data) => setNow({ data }),
      (error: CallError) => setNow({ error }),
    )
  }, [load])
  useEffect(reload, [reload])
  return { data: now.data, error: now.error, reload }
}

import type { Values } from './schema-fields.ts'

/**
 * What was typed and not sent, by form. Kept in this tab's memory only: it may hold a citizen's name and telephone,
 * which have no place in the browser's storage.
 */
export interface Draft {
  readonly values: Values
  /** Id of the act or record that these values were sent with and whose answer was lost. */
  readonly sentAs: string | undefined
}

const kept = new Map<string, Draft>()

export const draftOf = (key: string): Draft | undefined => kept.get(key)
export const keepDraft = (key: string, draft: Draft): void => {
  kept.set(key, draft)
}
export const dropDraft = (key: string): void => {
  kept.delete(key)
}
/** On log-out nothing of one person is left to the next. */
export const dropAllDrafts = (): void => kept.clear()

let typist: string | undefined
/** Whoever logs in again where the log-in ended finds what was typed; another person finds nothing. */
export const keepDraftsOf = (login: string): void => {
  if (typist !== undefined && typist !== login) dropAllDrafts()
  typist = login
}

/** One thing that is not as the house wants it. `line` counts from 1; 0 means the file or folder as a whole. */
export interface Finding {
  readonly rule: string
  readonly file: string
  readonly line: number
  readonly message: string
}

/** Rule names of one part of the check, each with the sentence that says what to do instead. */
export type Rules<Name extends string = string> = Readonly<Record<Name, string>>

export const byPlace = (a: Finding, b: Finding): number =>
  a.rule.localeCompare(b.rule) || a.file.localeCompare(b.file) || a.line - b.line

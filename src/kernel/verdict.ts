/** The answer of a rule: allowed, or refused with a name (its sentence is a label, its status stands in one table). */
export type Verdict = { readonly ok: true } | Refusal

export interface Refusal {
  readonly ok: false
  readonly code: string
  /** Values for the placeholders of the refusal's sentence. */
  readonly params?: Readonly<Record<string, string | number>>
  /** JSON pointer to the input at fault, when one is. */
  readonly pointer?: string
}

export const allow: Verdict = { ok: true }

export const refuse = (code: string, details: Omit<Refusal, 'ok' | 'code'> = {}): Refusal => ({
  ...details,
  ok: false,
  code,
})

/** The first refusal, else allowed. */
export const every = (...verdicts: readonly Verdict[]): Verdict => verdicts.find((verdict) => !verdict.ok) ?? allow

/** Allowed when the condition holds, else refused by that name. */
export const unless = (isFine: boolean, code: string, details?: Omit<Refusal, 'ok' | 'code'>): Verdict =>
  isFine ? allow : refuse(code, details)

import { type Refusal, refuse } from './verdict.ts'

/** One fault in the input, for RFC 9457's `errors`. */
export interface Fault {
  readonly pointer: string
  readonly code: string
  readonly params?: Readonly<Record<string, string | number>>
}

/** Names of refusals that every capability shares, and the HTTP status each one answers with. */
export const commonRefusals = {
  'bad-input': 422,
  'bad-json': 400,
  'bad-http': 400,
  'bad-form': 400,
  'marked-secret': 422,
  'not-logged-in': 401,
  'wrong-login': 401,
  'not-allowed': 403,
  'step-up': 403,
  'not-from-here': 403,
  'cross-site': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'not-acceptable': 406,
  'too-slow': 408,
  'id-taken': 409,
  'stale-version': 409,
  'look-is-over': 409,
  'not-in-this-state': 409,
  'too-large': 413,
  'wrong-content-type': 415,
  'too-many': 429,
  'headers-too-large': 431,
  internal: 500,
  busy: 503,
  'disk-full': 507,
} as const satisfies Record<string, number>

/** A refusal on its way to the caller. The only error class of the house; everything else that is thrown is a defect. */
export class Problem extends Error {
  readonly refusal: Refusal
  readonly faults: readonly Fault[]
  readonly extra: Readonly<Record<string, unknown>>

  constructor(refusal: Refusal, faults: readonly Fault[] = [], extra: Readonly<Record<string, unknown>> = {}) {
    super(refusal.code)
    this.refusal = refusal
    this.faults = faults
    this.extra = extra
  }
}

/** The value, or Problem `not-found` where there is none. */
export const found = <T>(value: T | null | undefined): T => {
  if (value === null || value === undefined) throw new Problem(refuse('not-found'))
  return value
}

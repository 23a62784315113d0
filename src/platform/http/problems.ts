import { commonRefusals, type Fault, Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import type { Language } from '#platform/action/context.ts'
import type { Sentence } from './words.ts'

/** An RFC 9457 document: the sentence in the caller's language, never a stack, SQL or path. */
export interface ProblemDocument {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: string
  readonly errors: readonly { readonly pointer: string; readonly code: string; readonly detail: string }[]
  readonly [extra: string]: unknown
}

export interface Problems {
  readonly statusOf: (code: string) => number
  readonly documentOf: (problem: Problem, language: Language) => ProblemDocument
}

/** Refusals of the house in one table: name → status; their sentences are labels. */
export const problemsOf = (refusals: readonly Readonly<Record<string, number>>[], sentence: Sentence): Problems => {
  const statuses: Record<string, number> = Object.assign({}, commonRefusals, ...refusals)
  const statusOf = (code: string): number => statuses[code] ?? 500
  const faultText = (language: Language, fault: Fault): string =>
    sentence(language, `fault.${fault.code}`, fault.params) ??
    sentence(language, `refusal.${fault.code}`, fault.params) ??
    sentence(language, 'fault.bad-value') ??
    fault.code
  return {
    statusOf,
    documentOf: ({ refusal, faults, extra }, language) => {
      const { code, params, pointer } = refusal
      const detail = sentence(language, `refusal.${code}`, params) ?? code
      const all = pointer && faults.length === 0 ? [{ pointer, code, ...(params && { params }) }] : faults
      return {
        type: `urn:luzhi:${code}`,
        title: detail,
        status: statusOf(code),
        detail,
        code,
        errors: all.map((fault) => ({ pointer: fault.pointer, code: fault.code, detail: faultText(language, fault) })),
        ...extra,
      }
    },
  }
}

interface ServerError {
  readonly code?: string
  readonly statusCode?: number
}

/** What the HTTP library refuses by itself, by our names. Undefined: a defect of ours. */
export const problemOf = (error: unknown): Problem | undefined => {
  if (error instanceof Problem) return error
  const { code, statusCode } = error as ServerError
  if (statusCode === 413) return new Problem(refuse('too-large'))
  if (statusCode === 415) return new Problem(refuse('wrong-content-type'))
  if (statusCode === 400 || code?.startsWith('FST_ERR_CTP') || error instanceof SyntaxError)
    return new Problem(refuse('bad-json'))
  if (code === 'ECONNRESET') return new Problem(refuse('too-slow')) // whoever sent it is gone or was cut off
  if (statusCode === 503) return new Problem(refuse('busy'))
  return undefined
}

import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'

/** The place does not answer, or not as it should. Why stays with the problem, for who runs it: whoever sends a file cannot mend it. */
export const away = (cause: unknown): Problem => Object.assign(new Problem(refuse('files-away')), { cause })

/** Why, in few words and without an address: the network's code, or what the place answered. */
export const whyAway = (error: unknown): string => {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code, cause } = at as Error & { readonly code?: unknown }
    if (typeof code === 'string' && code !== '') return code
    if (typeof cause === 'string') return cause
    if (cause === undefined && !(at instanceof Problem)) return at.message
  }
  return 'unknown'
}

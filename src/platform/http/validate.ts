import type { z } from 'zod'
import { type Fault, Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'

const pointerOf = (prefix: string, path: readonly PropertyKey[]): string =>
  `${prefix}${path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')}`

/** Our schemas name their faults (`too-long`); zod's own sentences are not for users, so its kinds get names too. */
const codeOf = (issue: z.core.$ZodIssue): string => {
  if (/^[a-z]+(-[a-z]+)*$/.test(issue.message)) return issue.message
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'required'
  return issue.code === 'unrecognized_keys' ? 'unknown-field' : 'bad-value'
}

const faultsOf = (prefix: string, error: z.ZodError): Fault[] =>
  error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ pointer: pointerOf(prefix, [...issue.path, key]), code: 'unknown-field' }))
    const params = issue.code === 'custom' ? (issue.params as Fault['params']) : undefined
    return [{ pointer: pointerOf(prefix, issue.path), code: codeOf(issue), ...(params && { params }) }]
  })

/** The value as the schema reads it. Throws Problem `bad-input` with a fault for every field. */
export const validate = <Schema extends z.ZodType>(schema: Schema, value: unknown, prefix = ''): z.output<Schema> => {
  const parsed = schema.safeParse(value, { reportInput: true })
  if (parsed.success) return parsed.data
  throw new Problem(refuse('bad-input'), faultsOf(prefix, parsed.error))
}

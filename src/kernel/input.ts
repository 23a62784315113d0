import type { z } from 'zod'
import { type Fault, Problem } from './problem.ts'
import { refuse } from './verdict.ts'

const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

/** Our schemas name their faults (`too-long`); zod's own sentences are not for users, so its kinds get names too. */
const codeOf = ({ message, code, input }: z.core.$ZodIssue): string => {
  if (/^[a-z]+(-[a-z]+)*$/.test(message)) return message
  return input === undefined && (code === 'invalid_type' || code === 'invalid_union') ? 'required' : 'bad-value'
}

const faultsOf = (error: z.ZodError): Fault[] =>
  error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ pointer: pointerOf([...issue.path, key]), code: 'unknown-field' }))
    const params = issue.code === 'custom' ? (issue.params as Fault['params']) : undefined
    return [{ pointer: pointerOf(issue.path), code: codeOf(issue), ...(params && { params }) }]
  })

/** What a schema makes of a value, or the name of every fault in it with a JSON pointer to where it is. */
export const readInput = <Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): { readonly data: z.output<Schema> } | { readonly faults: readonly Fault[] } => {
  const parsed = schema.safeParse(value, { reportInput: true })
  return parsed.success ? { data: parsed.data } : { faults: faultsOf(parsed.error) }
}

/** The value as the schema reads it. Throws Problem `bad-input` with a fault for every field. */
export const validate = <Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> => {
  const read = readInput(schema, value)
  if ('data' in read) return read.data
  throw new Problem(refuse('bad-input'), read.faults)
}

/** The field that a pointer leads to; null for the whole. */
export const fieldOf = (pointer: string): string | null => pointer.split('/').at(-1) || null

export interface FieldFault {
  /** Null: it is about the whole. */
  readonly field: string | null
  readonly code: string
}

/** The first fault of each field, as a form shows them. */
export const firstOfEach = (faults: readonly Pick<Fault, 'pointer' | 'code'>[]): FieldFault[] => {
  const found = new Map<string | null, FieldFault>()
  for (const { pointer, code } of faults) {
    const field = fieldOf(pointer)
    if (!found.has(field)) found.set(field, { field, code })
  }
  return [...found.values()]
}

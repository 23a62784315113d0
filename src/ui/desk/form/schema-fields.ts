import { z } from 'zod'
import { firstOfEach, readInput } from '#kernel/input.ts'

/** One control of a form, as the schema of an input declares it. */
export interface Field {
  readonly name: string
  readonly widget: string
  readonly isOptional: boolean
  readonly min: number | undefined
  readonly max: number | undefined
  readonly options: readonly string[]
  readonly initial: unknown
  /** Shown only while other fields hold these values. */
  readonly shownWhen: Readonly<Record<string, unknown>> | undefined
}

type Meta = Readonly<Record<string, unknown>>

/** The schema within optional and default wrappers, and what all of them say of themselves; the outermost wins. */
const unwrap = (schema: z.ZodType): { inner: z.ZodType; meta: Meta; isOptional: boolean; initial: unknown } => {
  const meta = (schema.meta() ?? {}) as Meta
  if (schema instanceof z.ZodOptional) {
    const within = unwrap(schema.unwrap() as z.ZodType)
    return { ...within, meta: { ...within.meta, ...meta }, isOptional: true }
  }
  if (schema instanceof z.ZodDefault) {
    const within = unwrap(schema.unwrap() as z.ZodType)
    return { ...within, meta: { ...within.meta, ...meta }, isOptional: true, initial: schema.def.defaultValue }
  }
  return { inner: schema, meta, isOptional: false, initial: undefined }
}

const widgetOf = (schema: z.ZodType, meta: Meta): string => {
  if (typeof meta.widget === 'string') return meta.widget
  if (schema instanceof z.ZodEnum) return 'choice'
  return schema instanceof z.ZodBoolean ? 'check' : 'line'
}

/** A paragraph or line that may be empty need not be filled in. */
const mayBeEmpty = (meta: Meta): boolean => meta.min === 0

/** The controls that an input's schema asks for, in its order; `id` is made, not asked. */
export const fieldsOf = (schema: z.ZodType, leaveOut: readonly string[] = []): readonly Field[] => {
  if (!(schema instanceof z.ZodObject)) return []
  return Object.entries(schema.shape as Record<string, z.ZodType>)
    .filter(([name]) => name !== 'id' && !leaveOut.includes(name))
    .map(([name, part]) => {
      const { inner, meta, isOptional, initial } = unwrap(part)
      return {
        name,
        widget: widgetOf(inner, meta),
        isOptional: (isOptional || mayBeEmpty(meta)) && meta.shownWhen === undefined,
        min: typeof meta.min === 'number' ? meta.min : undefined,
        max: typeof meta.max === 'number' ? meta.max : undefined,
        options: inner instanceof z.ZodEnum ? inner.options.map(String) : [],
        initial,
        shownWhen: meta.shownWhen as Field['shownWhen'],
      }
    })
}

export type Values = Readonly<Record<string, unknown>>

export const isShown = (field: Field, values: Values): boolean =>
  field.shownWhen === undefined || Object.entries(field.shownWhen).every(([name, value]) => values[name] === value)

const isFilled = ({ name }: Field, values: Values): boolean => values[name] !== undefined && values[name] !== ''

/** What is sent: fields that are shown and not empty. */
export const inputOf = (fields: readonly Field[], values: Values): Record<string, unknown> =>
  Object.fromEntries(
    fields.filter((field) => isShown(field, values) && isFilled(field, values)).map(({ name }) => [name, values[name]]),
  )

export interface FieldFault {
  readonly field: string
  readonly code: string
}

/** Faults that the schema finds before anything is sent, one a field; the server asks the same schema again. */
export const faultsIn = (schema: z.ZodType, input: unknown): readonly FieldFault[] => {
  const read = readInput(schema, input)
  return 'data' in read ? [] : firstOfEach(read.faults).map(({ field, code }) => ({ field: field ?? '', code }))
}

/**
 * The same, with every field that shows only now and is empty: what one field owes to another a schema asks last, and not
 * at all while anything else is amiss.
 */
export const allFaultsIn = (
  schema: z.ZodType,
  input: unknown,
  fields: readonly Field[],
  values: Values,
): readonly FieldFault[] => {
  const found = faultsIn(schema, input)
  const owed = fields.filter((field) => field.shownWhen && isShown(field, values) && !isFilled(field, values))
  const missing = owed.filter(({ name }) => !found.some(({ field }) => field === name))
  return found.length === 0 ? found : [...found, ...missing.map(({ name }) => ({ field: name, code: 'required' }))]
}

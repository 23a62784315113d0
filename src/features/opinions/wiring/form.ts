import type { z } from 'zod'
import { fieldOf, firstOfEach, readInput } from '#kernel/input.ts'
import { Problem } from '#kernel/problem.ts'
import type { FieldFault } from '../spec/public-pages.ts'

export type Form = Readonly<Record<string, string>>

/** A field as it is stored: browsers send line ends as CR LF; what holds blanks only was left empty. */
export const filled = (value: string | undefined): string | undefined => {
  const text = value?.replace(/\r\n?/g, '\n')
  return text?.trim() ? text : undefined
}

/** What a schema makes of a form's fields, or one fault a field. */
export const readForm = <Schema extends z.ZodType>(
  schema: Schema,
  given: unknown,
): { readonly data: z.output<Schema> } | { readonly faults: FieldFault[] } => {
  const read = readInput(schema, given)
  return 'data' in read ? read : { faults: firstOfEach(read.faults) }
}

/** Refusals that a citizen can meet, by the sentence they are told in. */
const told: Readonly<Record<string, string>> = {
  'id-taken': 'sent-before',
  'too-many': 'too-many',
  'stale-version': 'changed',
  'not-in-this-state': 'not-now',
  'village-not-in-township': 'village-elsewhere',
  'unknown-division': 'bad-division',
  'unknown-category': 'unknown-category',
  'unknown-venue': 'unknown-venue',
  'already-contested': 'already-contested',
  'phone-end-wrong': 'phone-end-wrong',
  'no-contacts': 'no-contacts',
}

/** Turns a refusal into faults to show beside the form. What is no refusal, or none of the citizen's making, is thrown on. */
export const faultsOfProblem = (problem: unknown): FieldFault[] => {
  if (!(problem instanceof Problem)) throw problem
  const { refusal, faults } = problem
  if (faults.length > 0) return firstOfEach(faults)
  const code = told[refusal.code]
  if (code === undefined) throw problem
  return [{ field: refusal.pointer ? fieldOf(refusal.pointer) : null, code }]
}

export const isCode = (faults: readonly FieldFault[], code: string): boolean =>
  faults.some((fault) => fault.code === code)

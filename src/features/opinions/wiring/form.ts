import type { z } from 'zod'
import { Problem } from '#kernel/problem.ts'
import type { FieldFault } from '../spec/public-pages.ts'

export type Form = Readonly<Record<string, string>>

/** A field as it is stored: browsers send line ends as CR LF; what holds blanks only was left empty. */
export const filled = (value: string | undefined): string | undefined => {
  const text = value?.replace(/\r\n?/g, '\n')
  return text?.trim() ? text : undefined
}

const isName = /^[a-z][a-z-]*$/

/** One fault a field, by the names that our schemas give (kernel/text.ts). */
export const faultsOf = (error: z.ZodError): FieldFault[] => {
  const faults = new Map<string, FieldFault>()
  for (const { path, code, message } of error.issues) {
    const field = String(path[0] ?? '')
    if (!faults.has(field))
      faults.set(field, {
        field: field || null,
        code: isName.test(message) ? message : code === 'invalid_type' ? 'required' : 'other',
      })
  }
  return [...faults.values()]
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
}

/** Turns a refusal into faults to show beside the form. What is no refusal, or none of the citizen's making, is thrown on. */
export const faultsOfProblem = (problem: unknown): FieldFault[] => {
  if (!(problem instanceof Problem)) throw problem
  const { refusal, faults } = problem
  if (faults.length > 0) return faults.map(({ pointer, code }) => ({ field: fieldOf(pointer), code }))
  const code = told[refusal.code]
  if (code === undefined) throw problem
  return [{ field: refusal.pointer ? fieldOf(refusal.pointer) : null, code }]
}

const fieldOf = (pointer: string): string => pointer.split('/').at(-1) ?? ''

export const isCode = (faults: readonly FieldFault[], code: string): boolean =>
  faults.some((fault) => fault.code === code)

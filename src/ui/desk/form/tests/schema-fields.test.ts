import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { dayText, line, paragraph } from '#kernel/text.ts'
import { allFaultsIn, faultsIn, fieldsOf, inputOf, isShown } from '../schema-fields.ts'

const schema = z
  .strictObject({
    id: z.uuid(),
    result: z.enum(['solved', 'planned']).meta({ widget: 'result' }),
    answer: paragraph(2, 50),
    note: line(0, 10).optional(),
    category: line(1, 40).optional().meta({ widget: 'category' }),
    plannedOn: dayText()
      .optional()
      .meta({ shownWhen: { result: 'planned' } }),
    isPublic: z.boolean().default(false),
  })
  .superRefine((input, context) => {
    if (input.result === 'planned' && !input.plannedOn)
      context.addIssue({ code: 'custom', path: ['plannedOn'], message: 'planned-needs-date' })
  })

const fields = fieldsOf(schema)
const named = (name: string) => {
  const field = fields.find((one) => one.name === name)
  if (!field) throw new Error(`no field ${name}`)
  return field
}

describe('fields of a schema', () => {
  test('come in its order, without the id, through a refinement', () => {
    expect(fields.map(({ name }) => name)).toEqual(['result', 'answer', 'note', 'category', 'plannedOn', 'isPublic'])
  })

  test('know their control, bounds and choices', () => {
    expect(named('result')).toMatchObject({ widget: 'result', options: ['solved', 'planned'], isOptional: false })
    expect(named('answer')).toMatchObject({ widget: 'paragraph', min: 2, max: 50, isOptional: false })
    expect(named('category')).toMatchObject({ widget: 'category', isOptional: true })
    expect(named('isPublic')).toMatchObject({ widget: 'check', initial: false })
  })

  test('that show only with another are owed when they show', () => {
    expect(named('plannedOn')).toMatchObject({ widget: 'day', isOptional: false })
    expect(isShown(named('plannedOn'), { result: 'solved' })).toBe(false)
    expect(isShown(named('plannedOn'), { result: 'planned' })).toBe(true)
  })
})

test('what is sent leaves out the empty and the hidden', () => {
  const values = { result: 'solved', answer: 'done', note: '', plannedOn: '2026-12-31', isPublic: false }
  expect(inputOf(fields, values)).toEqual({ result: 'solved', answer: 'done', isPublic: false })
})

test('faults carry one code a field, as the kernel names them', () => {
  const id = '01a20cfd-c14c-7b56-a4b0-277ac43d8fd2'
  expect(faultsIn(schema, { id })).toEqual([
    { field: 'result', code: 'bad-value' },
    { field: 'answer', code: 'required' },
  ])
  expect(faultsIn(schema, { id, result: 'planned', answer: 'x'.repeat(51) })).toEqual([
    { field: 'answer', code: 'too-long' },
    { field: 'plannedOn', code: 'planned-needs-date' },
  ])
})

test('what shows only now is asked for together with the rest', () => {
  const values = { result: 'planned' }
  expect(allFaultsIn(schema, { result: 'planned' }, fields, values).map(({ field }) => field)).toContain('plannedOn')
  expect(allFaultsIn(schema, {}, fields, {}).map(({ field }) => field)).not.toContain('plannedOn')
})

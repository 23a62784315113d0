import type { Day } from '#kernel/day.ts'
import { allow, every, unless } from '#kernel/verdict.ts'
import { action } from '#platform/action/action.ts'
import { contactColumns, taken } from '../data/contact-columns.ts'
import { contactsOf, persons } from '../data/persons.ts'
import type { PersonRecord } from '../data/tables.ts'
import { cardAgrees, mayKeep, notAhead } from '../rules/rules.ts'
import { type Correction, correct as input } from '../spec/inputs.ts'

const texts = ['number', 'township', 'nation', 'occupation'] as const
const values = ['sex', 'birthOn', 'party', 'education', 'occupationClass', 'joinedOn'] as const

/** Columns of what is given and no others: what is left out stays. */
const given = (input: Correction): Partial<PersonRecord> => ({
  ...(input.name !== undefined && { name: input.name.trim(), title: input.name.trim() }),
  ...Object.fromEntries(texts.flatMap((field) => (input[field] === undefined ? [] : [[field, input[field] || null]]))),
  ...Object.fromEntries(values.flatMap((field) => (input[field] === undefined ? [] : [[field, input[field]]]))),
})

/** What is known of a person is put right. The timeline names the fields, not what they say. */
export const correct = action(persons, 'correct', input, {
  load: async ({ session, input, id }) => ({ session, taken: await taken(session, id, input) }),
  decide: ({ row, input, found, viewer, on }) =>
    every(
      input.township === undefined ? allow : mayKeep(viewer, input.township || null),
      unless(found.taken.township, 'unknown-division', { pointer: '/township' }),
      unless(!found.taken.number, 'number-taken', { pointer: '/number' }),
      unless(!found.taken.idCard, 'card-taken', { pointer: '/idCard' }),
      cardAgrees(input.idCard ?? contactsOf(found.session, row).idCard, {
        sex: input.sex ?? row.sex,
        birthOn: (input.birthOn ?? row.birthOn) as Day | null,
      }),
      notAhead(input.birthOn, on, '/birthOn'),
      notAhead(input.joinedOn, on, '/joinedOn'),
    ),
  change: ({ row, input, found: { session } }) => ({
    ...given(input),
    ...contactColumns(session.keys, session.county, row.id, input),
  }),
  tell: ({ input }) => ({ fields: Object.keys(input) }),
})

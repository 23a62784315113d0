import { randomBytes } from 'node:crypto'
import type { Day } from '#kernel/day.ts'
import { every, unless } from '#kernel/verdict.ts'
import { creation } from '#platform/action/action.ts'
import { contactColumns, taken } from '../data/contact-columns.ts'
import { persons } from '../data/persons.ts'
import type { PersonRecord } from '../data/tables.ts'
import { cardAgrees, mayKeep, notAhead } from '../rules/rules.ts'
import { birthOf, sexOf } from '../spec/id-card.ts'
import { entered } from '../spec/inputs.ts'

/** A person is entered once: by the same card he is known already. */
export const enter = creation(persons, entered, {
  load: async ({ session, input }) => ({
    keys: session.keys,
    county: session.county,
    taken: await taken(session, input.id, input),
  }),
  decide: ({ input, found, viewer, on }) =>
    every(
      mayKeep(viewer, input.township || null),
      unless(found.taken.township, 'unknown-division', { pointer: '/township' }),
      unless(!found.taken.number, 'number-taken', { pointer: '/number' }),
      unless(!found.taken.idCard, 'card-taken', { pointer: '/idCard' }),
      cardAgrees(input.idCard, { sex: input.sex ?? null, birthOn: (input.birthOn ?? null) as Day | null }),
      notAhead(input.birthOn, on, '/birthOn'),
      notAhead(input.joinedOn, on, '/joinedOn'),
    ),
  make: ({
    input,
    found: { keys, county },
  }): Omit<PersonRecord, 'state' | 'version' | 'dueOn' | 'settingsVersion'> => ({
    id: input.id,
    title: input.name,
    name: input.name.trim(),
    number: input.number || null,
    salt: randomBytes(16),
    photo: null,
    photoPublic: false,
    photoAgreedOn: null,
    photoAgreement: null,
    township: input.township || null,
    sex: input.sex ?? (input.idCard ? sexOf(input.idCard) : null),
    birthOn: (input.birthOn ?? (input.idCard ? birthOf(input.idCard) : null)) as Day | null,
    nation: input.nation || null,
    party: input.party ?? null,
    education: input.education ?? null,
    occupation: input.occupation || null,
    occupationClass: input.occupationClass ?? null,
    joinedOn: (input.joinedOn ?? null) as Day | null,
    diedOn: null,
    phone: null,
    phoneHash: null,
    idCard: null,
    idCardHash: null,
    ...contactColumns(keys, county, input.id, input),
    mergedInto: null,
    isDemo: false,
    erasureAskedBy: null,
  }),
  tell: () => ({}),
})

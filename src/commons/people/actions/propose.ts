import { randomBytes } from 'node:crypto'
import { every, unless } from '#kernel/verdict.ts'
import { holds } from '#kernel/viewer.ts'
import { creation } from '#platform/action/action.ts'
import { type Asked, changes, sealAsked } from '../data/changes.ts'
import { ownEntry } from '../data/lookups.ts'
import type { ChangeRecord } from '../data/tables.ts'
import { proposed } from '../spec/inputs.ts'

const askedOf = ({ id: _id, note: _note, ...asked }: Readonly<Record<string, unknown>>): Asked =>
  Object.fromEntries(Object.entries(asked).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))

/** Somebody asks to have his own data changed. Nobody asks for another. */
export const propose = creation(changes, proposed, {
  load: async ({ session, viewer }) => ({
    own: await ownEntry(session, viewer),
    keys: session.keys,
    county: session.county,
  }),
  decide: ({ input, found: { own }, viewer }) =>
    every(
      unless(holds(viewer, 'people.self') && own !== undefined, 'not-allowed'),
      unless(Object.keys(askedOf(input)).length > 0, 'nothing-asked'),
    ),
  make: ({
    input,
    found: { own, keys, county },
    on,
    at,
  }): Omit<ChangeRecord, 'state' | 'version' | 'dueOn' | 'settingsVersion'> => {
    const asked = askedOf(input)
    return {
      id: input.id,
      number: null,
      salt: randomBytes(16),
      person: own?.id ?? '',
      title: own?.name ?? '',
      township: own?.township ?? null,
      at,
      on,
      sealed: sealAsked(keys, county, input.id, asked),
      fields: Object.keys(asked),
      note: input.note || null,
      reason: null,
    }
  },
  tell: ({ input }) => ({ fields: Object.keys(askedOf(input)) }),
})

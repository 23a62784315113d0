import { randomBytes } from 'node:crypto'
import { action } from '#platform/action/action.ts'
import { changes, sealAsked } from '../data/changes.ts'
import { erased, wordyEvents } from '../data/erasing.ts'
import { persons } from '../data/persons.ts'
import { nothing } from '../spec/inputs.ts'

/** The same of an entry that was merged into the one that is erased. */
export const eraseWith = action(persons, 'eraseWith', nothing, {
  load: ({ session, id }) => wordyEvents(session, 'person', id),
  change: erased,
  tell: ({ found }) => ({ erases: found }),
})

/** What somebody asked to have changed goes with the person: that it was asked, and what became of it, stays. */
export const eraseChange = action(changes, 'erase', nothing, {
  load: async ({ session, id }) => ({ session, events: await wordyEvents(session, 'personChange', id) }),
  change: ({ row, found: { session } }) => ({
    salt: randomBytes(16),
    sealed: sealAsked(session.keys, session.county, row.id, {}),
    note: null,
    reason: null,
  }),
  tell: ({ found: { events } }) => ({ erases: events }),
})

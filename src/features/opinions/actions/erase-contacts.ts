import { randomBytes } from 'node:crypto'
import { allow } from '#kernel/verdict.ts'
import { action } from '#platform/action/action.ts'
import { opinions } from '../data/store.ts'
import type { OpinionRecord } from '../data/tables.ts'
import { type Traces, tracesIn } from '../data/traces.ts'
import { tracesOf, without } from '../data/without.ts'
import { knowsEnd, titleFrom } from '../rules/rules.ts'
import { phoneEnd } from '../spec/inputs.ts'

/** What the author wrote: phone and name go. */
const own = ['title', 'body', 'place', 'ratingComment'] as const satisfies readonly (keyof OpinionRecord)[]

/** What staff wrote: the phone goes, and no name that a citizen chose touches the office's words. */
const staffs = [
  'request',
  'answer',
  'cannotReason',
  'declineReason',
] as const satisfies readonly (keyof OpinionRecord)[]

const cleaned = (
  row: OpinionRecord,
  names: readonly ((typeof own)[number] | (typeof staffs)[number])[],
  traces: readonly RegExp[],
): Partial<OpinionRecord> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const text = row[name]
      return text === null ? [] : [[name, without(traces, text)] as const]
    }),
  )

/** Contacts, files and what they are found by are gone, also out of the texts; under a new salt the old digests say nothing of them. */
const erased = (row: OpinionRecord, { contacts }: Traces): Partial<OpinionRecord> => {
  const traces = tracesOf(contacts)
  // A title that is the beginning of the text may end in the middle of a number.
  const isCut = row.title === titleFrom(undefined, row.body)
  return {
    ...cleaned(row, own, traces),
    ...cleaned(row, staffs, tracesOf({ phone: contacts.phone, name: null })),
    ...(isCut && { title: titleFrom(undefined, without(traces, row.body)) }),
    salt: randomBytes(16),
    authorName: null,
    authorPhone: null,
    phoneHash: null,
    files: null,
    erasureAskedBy: null,
  }
}

/**
 * 个人信息保护法 47: who said it takes contacts and files back, or one of the office does it for a citizen who came in person and for whom another
 * asked, or the house when their time is over. The matter goes on, and nobody can be rung up for it any more.
 */
export const eraseContacts = action(opinions, 'eraseContacts', phoneEnd, {
  load: ({ session, id }) => tracesIn(session, id),
  decide: ({ input, viewer, found: { contacts } }) =>
    viewer.receipt === null ? allow : knowsEnd(contacts.phone, input.phoneEnd),
  change: ({ row, found }) => erased(row, found),
  tell: ({ found: { events } }) => ({ erases: events }),
})

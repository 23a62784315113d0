import type { Day } from '#kernel/day.ts'
import { every } from '#kernel/verdict.ts'
import { namedId } from '#platform/crypto/named-id.ts'
import { action } from '#platform/action/action.ts'
import { mandates } from '../data/store.ts'
import type { MandateRecord } from '../data/tables.ts'
import { notAhead, notBefore } from '../rules/rules.ts'
import type { Mandate } from '../spec/contract.ts'
import { confirm as input } from '../spec/inputs.ts'

/** In force, and with it goes the post of deputy, by which a log-in hears and sees. */
const inForce: Parameters<typeof action<MandateRecord, Mandate, typeof input>>[3] = {
  decide: ({ row, input: { startsOn }, on }) =>
    every(notBefore(startsOn, row.electedOn, '/startsOn'), notAhead(startsOn, on, '/startsOn')),
  change: ({ input: { startsOn, basis } }) => ({ startsOn: startsOn as Day, ...(basis && { basis }) }),
  also: {
    actions: ['post.create'],
    acts: ({ row, input: { startsOn } }) =>
      row.congress === null
        ? []
        : [
            {
              action: 'post.create',
              id: namedId('post of a mandate', row.id),
              input: {
                person: row.person,
                organ: row.congress,
                role: 'deputy',
                startsOn,
                ...(row.level === 'county' && row.township && { division: row.township }),
              },
            },
          ],
  },
}

/** The qualification is confirmed (选举法 47) while the congress sits already: in force at once. */
export const confirm = action(mandates, 'confirm', input, inForce)

/** It was confirmed before; now the congress has met and the seat is taken up. */
export const takeUp = action(mandates, 'takeUp', input, inForce)

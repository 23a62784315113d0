import { randomBytes } from 'node:crypto'
import { allow } from '#kernel/verdict.ts'
import { creation } from '#platform/action/action.ts'
import { countyExports } from '../data/store.ts'
import type { CountyExportRecord } from '../data/tables.ts'
import { asked } from '../spec/inputs.ts'

export const ask = creation(countyExports, asked, {
  load: async () => undefined,
  decide: () => allow,
  make: ({
    input: { id, recipient, reason },
    viewer,
    on,
  }): Omit<CountyExportRecord, 'state' | 'version' | 'dueOn' | 'settingsVersion'> => ({
    id,
    number: null,
    title: recipient,
    salt: randomBytes(16),
    recipient,
    reason,
    askedBy: viewer.person,
    askedByName: viewer.name,
    askedOn: on,
    releasedBy: null,
    releasedByName: null,
    releasedOn: null,
    takenOn: null,
    refusal: null,
  }),
  tell: ({ input: { recipient, reason } }) => ({ recipient, reason }),
})

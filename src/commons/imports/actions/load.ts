import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { uuid } from '#kernel/text.ts'
import { unless } from '#kernel/verdict.ts'
import { holds, reaches } from '#kernel/viewer.ts'
import { creation } from '#platform/action/action.ts'
import { broughtFor } from '../rules/may-bring.ts'
import { sealTop } from '../data/sealed-cells.ts'
import { imports } from '../data/store.ts'
import type { ImportRecord } from '../data/tables.ts'

const loaded = z.strictObject({
  id: uuid(),
  kind: z.string(),
  permission: z.string(),
  title: z.string(),
  sheet: z.string(),
  hash: z.string(),
  rows: z.number().int(),
  headerRow: z.number().int(),
  top: z.array(z.object({ number: z.number().int(), cells: z.array(z.string()) })),
})
export type Loaded = z.output<typeof loaded>

/** Records that a file was read; its rows are kept already. */
export const load = creation(imports, loaded, {
  load: async ({ session: { keys, county: key } }) => ({ keys, county: key }),
  decide: ({ input, viewer }) =>
    unless(
      reaches(viewer, 'imports.run', { division: broughtFor(viewer), organs: [] }) && holds(viewer, input.permission),
      'not-allowed',
    ),
  make: ({ input, found, viewer, on, at }): Omit<ImportRecord, 'state' | 'version' | 'dueOn' | 'settingsVersion'> => ({
    ...input,
    number: null,
    salt: randomBytes(16),
    at,
    on,
    byName: viewer.name,
    division: broughtFor(viewer),
    fillsMerged: false,
    mapping: null,
    round: 0,
    decisions: {},
    top: sealTop(found, input.id, input.top),
  }),
  tell: ({ input: { kind, title, sheet, hash, rows } }) => ({ kind, title, sheet, hash, rows }),
})

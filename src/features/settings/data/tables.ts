import type { LivingRow } from '#platform/action/action.ts'

/** One row of settings.edition: the whole document of a room as it was from then on, and what was changed in it. */
export interface EditionRecord extends LivingRow {
  readonly room: string
  readonly nth: number
  readonly field: string | null
  readonly before: unknown
  readonly value: Readonly<Record<string, unknown>>
  readonly reason: string | null
  readonly on: string
  readonly at: string
  readonly byName: string | null
}

export const editionColumns = [
  'id',
  'room',
  'nth',
  'state',
  'version',
  'settingsVersion',
  'salt',
  'field',
  'before',
  'value',
  'reason',
  'on',
  'at',
  'byName',
] as const satisfies readonly (keyof EditionRecord)[]

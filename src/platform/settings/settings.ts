import type { z } from 'zod'
import { migration, table } from '#platform/db/migrate.ts'
import type { Session } from '#platform/db/session.ts'
import { raw, sql } from '#platform/db/sql.ts'

export const settingsTables = migration('2026-11-24-settings-1', 'settings', [
  table(
    'settings.version',
    'county text not null, room text not null, version int not null, value jsonb not null, at timestamptz not null default now(), primary key (county, room, version)',
    {
      app: ['select', 'insert'],
    },
  ),
])

export interface Settings {
  readonly version: number
  readonly value: unknown
}

/** The version that is asked for, or the newest. */
export interface SettingsReader {
  (session: Session, room: string, version?: number): Promise<Settings>
}

const freshFor = 2000

const stored = async (session: Session, room: string, version: number | undefined): Promise<Settings> => {
  if (version === 0) return { version, value: {} }
  const found = await session.one(sql<Settings>`
    select version, value from settings.version where county = ${session.county} and room = ${room} and ${version === undefined ? raw('true') : sql`version = ${version}`}
    order by version desc limit 1`)
  if (!found && version !== undefined) throw new Error(`${room} has no settings of version ${version}`)
  return found ?? { version: 0, value: {} }
}

/**
 * Settings of a room in a county over the room's defaults: its newest version, or the one that a record started under; version 0 is
 * that of a county that never changed any. A version never changes and is remembered for good; which one is the newest is
 * remembered for two seconds per process, so a change is in force everywhere within that time. Only what has been read is shared: an act
 * that waited for what another transaction is still reading could wait for one that waits for this act's locks.
 */
export const settingsReader = (schemas: Readonly<Record<string, z.ZodType>>): SettingsReader => {
  const known = new Map<string, { readonly until: number; readonly settings: Settings }>()
  return async (session, room, version) => {
    const key = `${session.county}/${room}/${version ?? 'newest'}`
    const schema = schemas[room]
    if (!schema) throw new Error(`no settings are declared for ${room}`)
    const hit = known.get(key)
    if (hit && hit.until > performance.now()) return hit.settings
    const until = version === undefined ? performance.now() + freshFor : Number.POSITIVE_INFINITY
    const found = await stored(session, room, version)
    const settings = { ...found, value: schema.parse(found.value) }
    known.set(key, { until, settings })
    return settings
  }
}

/** Puts a new version in force. `patch` replaces whole fields; the result must fit the room's schema. */
export const changeSettings = async (
  session: Session,
  room: string,
  schema: z.ZodType,
  patch: Readonly<Record<string, unknown>>,
): Promise<number> => {
  const old = await session.one(sql<{ version: number; value: Record<string, unknown> }>`
    select version, value from settings.version where county = ${session.county} and room = ${room} order by version desc limit 1`)
  const value = { ...old?.value, ...patch }
  schema.parse(value)
  const version = (old?.version ?? 0) + 1
  await session.one(
    sql`insert into settings.version (county, room, version, value) values (${session.county}, ${room}, ${version}, ${value})`,
  )
  return version
}

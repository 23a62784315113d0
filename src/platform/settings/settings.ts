import type { z } from 'zod'
import { migration, statement, table } from '#platform/db/migrate.ts'
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

/** A version becomes an edition, a record like others: what was changed in it, by whom and why. Those from before are the operator's. */
export const settingsEditions = migration('2026-11-24-settings-2', 'settings', [
  statement('alter table settings.version rename to edition'),
  statement('alter table settings.edition rename constraint version_pkey to edition_pkey'),
  statement('alter table settings.edition rename column version to nth'),
  statement(`alter table settings.edition
    add column id uuid not null default gen_random_uuid(), add column state text not null default 'made',
    add column version int not null default 1, add column settings_version int not null default 0,
    add column salt bytea not null default uuid_send(gen_random_uuid()), add column field text, add column before jsonb,
    add column reason text, add column "on" date not null default current_date, add column by_name text`),
  statement('create unique index edition_id on settings.edition (county, id)'),
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
    select nth as version, value from settings.edition where county = ${session.county} and room = ${room} and ${version === undefined ? raw('true') : sql`nth = ${version}`}
    order by nth desc limit 1`)
  if (!found && version !== undefined) throw new Error(`${room} has no settings of version ${version}`)
  return found ?? { version: 0, value: {} }
}

/**
 * Settings of a room in a county over the room's defaults: its newest version, or the one that a record started under; version 0 is
 * that of a county that never changed any. A version never changes and is remembered for good; which one is the newest is
 * remembered for two seconds per process, so a change is in force everywhere within that time. What is still being read is shared within
 * its transaction only (a hand-over asks for hundreds of acts at once): an act that waited for what another transaction is still reading
 * could wait for one that waits for this act's locks.
 */
export const settingsReader = (schemas: Readonly<Record<string, z.ZodType>>): SettingsReader => {
  const known = new Map<string, { readonly until: number; readonly settings: Settings }>()
  const underWay = new WeakMap<Session, Map<string, Promise<Settings>>>()

  const read = async (session: Session, room: string, version: number | undefined, key: string): Promise<Settings> => {
    const schema = schemas[room]
    if (!schema) throw new Error(`no settings are declared for ${room}`)
    const until = version === undefined ? performance.now() + freshFor : Number.POSITIVE_INFINITY
    const found = await stored(session, room, version)
    const settings = { ...found, value: schema.parse(found.value) }
    known.set(key, { until, settings })
    return settings
  }

  return async (session, room, version) => {
    const key = `${session.county}/${room}/${version ?? 'newest'}`
    const hit = known.get(key)
    if (hit && hit.until > performance.now()) return hit.settings
    const readings = underWay.get(session) ?? new Map<string, Promise<Settings>>()
    underWay.set(session, readings)
    const reading = readings.get(key) ?? read(session, room, version, key).finally(() => readings.delete(key))
    readings.set(key, reading)
    return reading
  }
}

/** Puts a new version in force without an act: for the operator's tool and the demo. `patch` replaces whole fields; the result must fit the room's schema. */
export const changeSettings = async (
  session: Session,
  room: string,
  schema: z.ZodType,
  patch: Readonly<Record<string, unknown>>,
): Promise<number> => {
  const old = await session.one(sql<{ version: number; value: Record<string, unknown> }>`
    select nth as version, value from settings.edition where county = ${session.county} and room = ${room} order by nth desc limit 1`)
  const value = { ...old?.value, ...patch }
  schema.parse(value)
  const version = (old?.version ?? 0) + 1
  await session.one(
    sql`insert into settings.edition (county, room, nth, value) values (${session.county}, ${room}, ${version}, ${value})`,
  )
  return version
}

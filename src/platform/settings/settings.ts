import type { z } from 'zod'
import { migration, table } from '#platform/db/migrate.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'

export const settingsTables = migration('2026-11-24-settings-1', 'settings', [
  table(
    'settings.version',
    'county text not null, room text not null, version int not null, value jsonb not null, at timestamptz not null default now(), primary key (county, room, version)',
    {
      app: ['select', 'insert'],
    },
  ),
])

export interface SettingsReader {
  (session: Session, room: string): Promise<{ version: number; value: unknown }>
}

const freshFor = 2000

/**
 * Settings in force of a room in a county: its newest version over the room's defaults; version 0 when the county
 * never changed any. Remembered for two seconds per process, so a change is in force everywhere within that time.
 */
export const settingsReader = (schemas: Readonly<Record<string, z.ZodType>>): SettingsReader => {
  const known = new Map<string, { until: number; value: Promise<{ version: number; value: unknown }> }>()
  return (session, room) => {
    const key = `${session.county}/${room}`
    const hit = known.get(key)
    if (hit && hit.until > performance.now()) return hit.value
    const schema = schemas[room]
    if (!schema) throw new Error(`no settings are declared for ${room}`)
    const value = session
      .one(
        sql<{
          version: number
          value: unknown
        }>`select version, value from settings.version where county = ${session.county} and room = ${room} order by version desc limit 1`,
      )
      .then((row) => ({ version: row?.version ?? 0, value: schema.parse(row?.value ?? {}) }))
    known.set(key, { until: performance.now() + freshFor, value })
    value.catch(() => known.delete(key))
    return value
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

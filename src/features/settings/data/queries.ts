import { z } from 'zod'
import type { AnswerOf, QueryOf } from '#kernel/endpoint.ts'
import type { Told } from '#platform/action/keeper-of.ts'
import type { Session } from '#platform/db/session.ts'
import { raw, sql } from '#platform/db/sql.ts'
import { afterCursor, countUpTo, type Order, orderBy, pageOf, totalOf } from '#platform/db/paging.ts'
import type { changes, RoomSettings, Setting } from '../spec/contract.ts'
import { editionOf, editions } from './keeper.ts'
import type { EditionRecord } from './tables.ts'

/** What the rooms of the house let a county vary, by room. */
export type Declared = ReadonlyMap<string, z.ZodObject>

export interface Document {
  readonly nth: number
  readonly value: Readonly<Record<string, unknown>>
}

/** The room's settings as they were decided last, and their edition; 0 where nothing was decided. */
export const newest = async (session: Session, room: string): Promise<Document> =>
  (await session.one(sql<Document>`
    select nth, value from settings.edition where county = ${session.county} and room = ${room} order by nth desc limit 1`)) ?? {
    nth: 0,
    value: {},
  }

interface Decision {
  readonly room: string
  readonly field: string
  readonly on: string
  readonly byName: string | null
  readonly reason: string | null
}

const decisions = (session: Session): Promise<Decision[]> =>
  session.all(sql<Decision>`
    select distinct on (room, field) room, field, "on", by_name, reason from settings.edition
    where county = ${session.county} and field is not null order by room, field, nth desc`)

const said = (schema: z.ZodType, what: 'basis' | 'unit'): string | null => {
  const inner = schema instanceof z.ZodDefault ? (schema.unwrap() as z.ZodType) : schema
  const text = inner.meta()?.[what]
  return typeof text === 'string' ? text : null
}

/** Every room's settings as they are in force now, read past what processes remember of them. */
export const allSettings = async (session: Session, declared: Declared): Promise<RoomSettings[]> => {
  const decided = await decisions(session)
  return Promise.all(
    [...declared].map(async ([room, schema]) => {
      const { nth, value } = await newest(session, room)
      const now = schema.parse(value)
      const standard = schema.parse({})
      const fields = Object.entries(schema.shape).map(([field, part]): Setting => {
        const own = decided.find((one) => one.room === room && one.field === field)
        return {
          field,
          value: now[field],
          standard: standard[field],
          basis: said(part as z.ZodType, 'basis'),
          unit: said(part as z.ZodType, 'unit'),
          decided: own ? { on: own.on, by: own.byName, reason: own.reason } : null,
        }
      })
      return { room, edition: nth, fields }
    }),
  )
}

const newestFirst: Order = {
  keys: [
    { name: 'at', column: 'r.at', kind: 'instant' },
    { name: 'id', column: 'r.id', kind: 'id' },
  ],
  isDown: true,
}

/** Changes of settings, the newest first. */
export const pageOfChanges = async (
  session: Session,
  { limit, cursor, room }: QueryOf<typeof changes>,
): Promise<AnswerOf<typeof changes>> => {
  const from = sql`from settings.edition r where r.county = ${session.county} and ${room ? sql`r.room = ${room}` : raw('true')}`
  const after = cursor ? afterCursor(newestFirst, cursor) : raw('true')
  const [rows, counted] = await Promise.all([
    session.all(sql<{ row: Told<EditionRecord> }>`
      select ${editions.told} as row ${from} and ${after} order by ${orderBy(newestFirst)} limit ${limit + 1}`),
    session.one(countUpTo(from)),
  ])
  const { shown, next } = pageOf(
    rows.map(({ row }) => row),
    limit,
    newestFirst,
  )
  return { items: shown.map((told) => editionOf(editions.rowOf(told))), next, total: totalOf(counted?.count ?? 0) }
}

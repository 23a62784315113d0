import { namedId } from '#platform/crypto/named-id.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import type { Notice } from '../spec/contract.ts'

export interface NewNotice extends Omit<Notice, 'id' | 'readAt'> {
  readonly eventId: string
  readonly person: string
}

/** Tells persons of events, each once however often it is done. */
export const addNotices = async (session: Session, notices: readonly NewNotice[]): Promise<void> => {
  if (notices.length === 0) return
  const column = <Key extends keyof NewNotice>(key: Key) => notices.map((notice) => notice[key])
  await session.all(sql`
    insert into notices.notice (county, id, person, kind, record, event, event_id, number, title, at)
    select ${session.county}, id, person, kind, record, event, event_id, number, title, at
    from unnest(${notices.map(({ person, eventId }) => namedId('notice', session.county, person, eventId))}::uuid[], ${column('person')}::uuid[],
      ${column('kind')}::text[], ${column('record')}::uuid[], ${column('event')}::text[], ${column('eventId')}::uuid[], ${column('number')}::text[],
      ${column('title')}::text[], ${column('at')}::timestamptz[]) as given (id, person, kind, record, event, event_id, number, title, at)
    on conflict (county, person, event_id) do nothing`)
}

/** What records are called now, in the notices of what happened to them before: an erasure took words out of their titles. */
export const retitle = async (
  session: Session,
  kind: string,
  titles: readonly { readonly record: string; readonly title: string }[],
): Promise<void> => {
  await session.all(sql`
    update notices.notice n set title = given.title
    from unnest(${titles.map(({ record }) => record)}::uuid[], ${titles.map(({ title }) => title)}::text[]) as given (record, title)
    where n.county = ${session.county} and n.kind = ${kind} and n.record = given.record and n.title <> given.title`)
}

/** Newest notices of one person. */
export const noticesOf = (session: Session, person: string, limit: number): Promise<Notice[]> =>
  session.all(sql<Notice>`
    select id, kind, record, event, number, title, at, read_at from notices.notice
    where county = ${session.county} and person = ${person} order by at desc, id limit ${limit}`)

export const countUnread = async (session: Session, person: string): Promise<number> =>
  (
    await session.one(sql<{ count: number }>`
    select count(*) from notices.notice where county = ${session.county} and person = ${person} and read_at is null`)
  )?.count ?? 0

/** Marks as read what is this person's own; other ids are passed over. */
export const markAsRead = async (
  session: Session,
  person: string,
  ids: readonly string[],
  at: string,
): Promise<void> => {
  await session.all(sql`
    update notices.notice set read_at = ${at}
    where county = ${session.county} and person = ${person} and id = any(${ids}::uuid[]) and read_at is null`)
}

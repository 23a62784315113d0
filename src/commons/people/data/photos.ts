import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import type { PersonRecord } from './tables.ts'

/*
 * Where pictures lie. This file is the only door to people.photo, so that they can move to the file store (files/) without anybody
 * noticing.
 */

/** Puts the picture where the row now says there is one, or deletes it where the row says there is none. */
export const keepPhoto = (session: Session, { id, photo, photoBytes }: PersonRecord): void => {
  const { county } = session
  if (photo === null) session.send(sql`delete from people.photo where county = ${county} and person = ${id}`)
  else if (photoBytes)
    session.send(sql`
      insert into people.photo (county, person, bytes) values (${county}, ${id}, ${photoBytes})
      on conflict (county, person) do update set bytes = excluded.bytes`)
}

/** The picture of a person, to whoever was found to see that person. */
export const photoOf = async (session: Session, person: string): Promise<Buffer | undefined> =>
  (
    await session.one(
      sql<{ bytes: Buffer }>`select bytes from people.photo where county = ${session.county} and person = ${person}`,
    )
  )?.bytes

/** The same, only of a person who agreed that the public sees it. */
export const publicPhotoOf = async (session: Session, person: string): Promise<Buffer | undefined> =>
  (
    await session.one(sql<{ bytes: Buffer }>`
      select p.bytes from people.photo p join people.face f on f.county = p.county and f.person = p.person
      where p.county = ${session.county} and p.person = ${person}`)
  )?.bytes

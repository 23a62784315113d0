import type { Session } from '#platform/db/session.ts'
import { raw, sql } from '#platform/db/sql.ts'

/** One reading of all contents of a county: how far it has come, and what it found. */
export interface Round {
  readonly begunAt: string
  readonly after: string
  readonly contents: number
  readonly changed: number
  readonly gone: number
  readonly endedAt: string | null
}

const newest = (session: Session, condition: string): Promise<Round | undefined> =>
  session.one(sql<Round>`
    select begun_at, after, contents, changed, gone, ended_at from files.scrub
    where county = ${session.county} and ${raw(condition)} order by begun_at desc limit 1`)

export const lastRound = (session: Session): Promise<Round | undefined> => newest(session, 'true')
export const lastEnded = (session: Session): Promise<Round | undefined> => newest(session, 'ended_at is not null')

/** Keeps how far a round has come; the first time it begins with that. */
export const keepRound = (session: Session, round: Round): Promise<unknown> =>
  session.one(sql`
    insert into files.scrub (county, begun_at, after, contents, changed, gone, ended_at)
    values (${session.county}, ${round.begunAt}, ${round.after}, ${round.contents}, ${round.changed}, ${round.gone}, ${round.endedAt})
    on conflict (county, begun_at) do update set after = excluded.after, contents = excluded.contents,
      changed = excluded.changed, gone = excluded.gone, ended_at = excluded.ended_at`)

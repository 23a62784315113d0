import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'

/** Why an import does not go on: whoever let it run has no right to it any more, or something is wrong with us. */
export type Stop = 'no-right' | 'trouble'

export interface UnderWay {
  readonly id: string
  readonly kind: string
  /** Who let it run: whoever acted on it last. */
  readonly login: string | null
}

/** Imports that are being checked or carried out, the oldest first. */
export const underWay = (session: Session): Promise<UnderWay[]> =>
  session.all(sql<UnderWay>`
    select i.id, i.kind, (select e.by_login from audit.event e
        where e.county = i.county and e.kind = 'import' and e.record = i.id order by e.version desc limit 1) as login
    from imports.import i where i.county = ${session.county} and i.state in ('checking', 'running') order by i.at, i.id`)

/** Notes that an import was worked on, or why it was not. */
export const beat = (session: Session, id: string, at: Date, stop: Stop | null): void =>
  session.send(sql`
    insert into imports.progress (county, import, at, stop) values (${session.county}, ${id}, ${at.toISOString()}, ${stop})
    on conflict (county, import) do update set at = excluded.at, stop = excluded.stop`)

export interface Progress {
  readonly at: string
  readonly stop: Stop | null
}

export const progressOf = (session: Session, id: string): Promise<Progress | undefined> =>
  session.one(sql<Progress>`select at, stop from imports.progress where county = ${session.county} and import = ${id}`)

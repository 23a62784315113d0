import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import type { Absence } from '../spec/absence.ts'
import type { EndGround } from '../spec/grounds.ts'

/** A mandate as the bulk doors make one, for demo and fixtures. */
export interface NewMandate {
  readonly id: string
  readonly person: string
  readonly name: string
  readonly level: 'county' | 'township'
  readonly congress: string
  readonly congressName: string
  readonly term: number
  readonly constituency: string | null
  readonly constituencyName: string | null
  readonly delegation: string | null
  readonly township: string | null
  readonly electedOn: string
  readonly startsOn: string
  /** Over, with its ground; in force where it is left out. */
  readonly ended?: { readonly endsOn: string; readonly ground: EndGround }
  readonly absences?: readonly Absence[]
}

/** Makes mandates, each once by its id. */
export const addMandates = async (session: Session, given: readonly NewMandate[]): Promise<void> => {
  const rows = given.map((one) => ({
    ...one,
    congress_name: one.congressName,
    constituency_name: one.constituencyName,
    elected_on: one.electedOn,
    starts_on: one.startsOn,
    state: one.ended ? 'ended' : 'inForce',
    ends_on: one.ended?.endsOn ?? null,
    ground: one.ended?.ground ?? null,
    absences: one.absences ?? [],
    missed: (one.absences ?? []).filter(({ leave }) => !leave).length,
  }))
  await session.all(sql`
    insert into mandates.mandate (county, id, state, person, name, level, congress, congress_name, term, constituency, constituency_name, delegation, township, elected_on, starts_on, ends_on, ground, absences, missed)
    select ${session.county}, id, state, person, name, level, congress, congress_name, term, constituency, constituency_name, delegation, township, elected_on, starts_on, ends_on, ground, absences, missed
    from json_to_recordset(${JSON.stringify(rows)}::json) as given (id uuid, person uuid, name text, level text, congress uuid, congress_name text, term int,
      constituency uuid, constituency_name text, delegation uuid, township text, elected_on date, starts_on date, state text, ends_on date, ground text, absences jsonb, missed int)
    on conflict (county, id) do nothing`)
}

import type { Day } from '#kernel/day.ts'
import { holds, type Viewer } from '#kernel/viewer.ts'
import type { LivingRow } from '#platform/action/action.ts'
import { keeperOf, type SimpleKeeper } from '#platform/action/keeper-of.ts'
import { found } from '#kernel/problem.ts'
import type { Session } from '#platform/db/session.ts'
import { join, type Sql, sql } from '#platform/db/sql.ts'
import { visible } from '#platform/db/visible.ts'
import { follow } from '#platform/login/token.ts'
import { readAnew } from '#commons/people/data/read-anew.ts'
import type { Substitution } from '../spec/contract.ts'
import { type SubstitutionState, substitutionLife } from '../spec/lifecycle.ts'
import { holdsOn } from './stand-ins.ts'

/** One row of substitutions.substitution. */
export interface SubstitutionRecord extends LivingRow {
  readonly state: SubstitutionState
  readonly post: string
  readonly holder: string
  readonly person: string
  readonly seat: string | null
  readonly startsOn: Day
  readonly endsOn: Day
  readonly reason: string
  readonly endReason: string | null
}

const columns = [
  'id',
  'state',
  'version',
  'settingsVersion',
  'salt',
  'post',
  'holder',
  'person',
  'seat',
  'startsOn',
  'endsOn',
  'reason',
  'endReason',
] as const satisfies readonly (keyof SubstitutionRecord)[]

/** Substitutions (alias `r`) of posts that the viewer keeps, of his own posts, and those in which he acts. */
export const inSight = (viewer: Viewer): Sql => {
  const kept = visible(viewer, 'people.keep', { division: 'r.seat' })
  return viewer.person !== null && holds(viewer, 'people.self')
    ? sql`(${join([kept, sql`r.holder = ${viewer.person}`, sql`r.person = ${viewer.person}`], ' or ')})`
    : kept
}

type Line = Pick<Substitution, 'standing'> & {
  readonly id: string
  readonly organName: string
  readonly role: Substitution['post']['role']
  readonly title: string | null
  readonly holder: string
  readonly name: string
}

/** What the posts and persons of these substitutions are called, and whether they hold on a day. */
const linesOf = async (session: Session, ids: readonly string[], on: Day): Promise<ReadonlyMap<string, Line>> => {
  const today = sql`${on}::date`
  const rows = await session.all(sql<Line>`
    select s.id, p.organ_name, p.role, nullif(p.title, '') as title, p.name as holder, c.name,
      case when s.state = 'ended' then 'ended' when s.ends_on < ${today} then 'over' when s.starts_on > ${today} then 'ahead'
        when ${holdsOn(today)} then 'acting' else 'postOver' end as standing
    from substitutions.substitution s
    join people.post_card p on p.county = s.county and p.id = s.post
    join people.card c on c.county = s.county and c.id = s.person
    where s.county = ${session.county} and s.id = any(${ids}::uuid[])`)
  return new Map(rows.map((row) => [row.id, row]))
}

const itemFrom = (row: SubstitutionRecord, line: Line): Substitution => ({
  id: row.id,
  post: { id: row.post, organName: line.organName, role: line.role, title: line.title, holder: line.holder },
  person: { id: row.person, name: line.name },
  state: row.state,
  standing: row.state === 'ended' ? 'ended' : line.standing,
  startsOn: row.startsOn,
  endsOn: row.endsOn,
  reason: row.reason,
  endReason: row.endReason,
  version: row.version,
})

export const itemsOf = async (
  session: Session,
  rows: readonly SubstitutionRecord[],
  on: Day,
): Promise<Substitution[]> => {
  const lines = await linesOf(
    session,
    rows.map(({ id }) => id),
    on,
  )
  return rows.map((row) => itemFrom(row, found(lines.get(row.id))))
}

/** Keeps substitutions. The rights of the substitute change with them, and from the first one on with everything that changes the holder's posts. */
export const substitutions: SimpleKeeper<SubstitutionRecord, Substitution> = {
  ...keeperOf<SubstitutionRecord, Substitution>({
    life: substitutionLife,
    room: 'people',
    table: 'substitutions.substitution',
    columns,
    titleOf: () => '',
    inSight,
    target: ({ seat }) => ({ division: seat, organs: [] }),
    itemOf: async (session, { days }, row) => found((await itemsOf(session, [row], days.today))[0]),
    snapshot: ({ state, endReason }) => ({ state, endReason }),
  }),
  alongside: async (session, changed) => {
    for (const { row, before } of changed) if (!before) follow(session, row.holder, row.person)
    await readAnew(
      session,
      changed.map(({ row }) => row.person),
    )
  },
}

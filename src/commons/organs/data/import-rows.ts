import { compare, type Day, toDay } from '#kernel/day.ts'
import type { Viewer } from '#kernel/viewer.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import type { Asked, RowFault, Standing, Values } from '#platform/sheets/import-kind.ts'
import { kindWords } from './import-columns.ts'

interface Known {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly division: string | null
  readonly startsOn: string
  readonly basis: string | null
  readonly note: string | null
  readonly state: string
}

export interface OrgansGround {
  readonly organs: ReadonlyMap<string, readonly Known[]>
  /** Codes by code, and by name where only one place has it. */
  readonly places: ReadonlyMap<string, string>
  readonly today: Day
}

export interface OrganRow {
  readonly name: string
  readonly kind: string
  /** By name: it may come with an earlier row. */
  readonly parent: string | null
  readonly division: string | null
  readonly startsOn: string
  readonly basis: string | null
  readonly note: string | null
}

export const organsGround = async (session: Session, today: Day): Promise<OrgansGround> => {
  const [organs, places] = await Promise.all([
    session.all(
      sql<Known>`select id, name, kind, division, starts_on, basis, note, state from organs.organ where county = ${session.county}`,
    ),
    session.all(sql<{ code: string; name: string; times: number }>`
      select code, name, count(*) over (partition by name)::int as times from divisions.name where county = ${session.county} and level in ('township', 'village')`),
  ])
  return {
    organs: Map.groupBy(organs, ({ name }) => name),
    places: new Map(
      places.flatMap(({ code, name, times }) => [
        [code, code] as const,
        ...(times === 1 ? [[name, code] as const] : []),
      ]),
    ),
    today,
  }
}

/** Of several organs of that name the one in force; undefined where there is none or nobody can tell. */
export const organCalled = (ground: OrgansGround, name: string): Known | undefined => {
  const found = (ground.organs.get(name) ?? []).filter(({ state }) => state === 'inForce')
  return found.length === 1 ? found[0] : undefined
}

export const composeOrgan = (values: Values, ground: OrgansGround, earlier: ReadonlySet<string>) => {
  const faults: RowFault[] = []
  const { name, parent = null, division: place, startsOn, basis = null, note = null } = values
  const kind = Object.keys(kindWords).find((code) => kindWords[code] === values['kind']) ?? ''
  const division = place ? (ground.places.get(place) ?? null) : null
  if (place && division === null) faults.push({ column: 'division', code: 'place-unknown' })
  if (parent !== null && !organCalled(ground, parent) && !earlier.has(parent))
    faults.push({ column: 'parent', code: 'parent-unknown' })
  if (startsOn && compare(toDay(startsOn), ground.today) > 0) faults.push({ column: 'startsOn', code: 'day-in-future' })
  if (faults.length > 0) return { faults }
  return { row: { name: name ?? '', kind, parent, division, startsOn: startsOn ?? '', basis, note } satisfies OrganRow }
}

const corrected = ['startsOn', 'basis', 'note'] as const

/** An organ is the same by name, kind and place. What hangs where is changed by people, not by lists. */
export const compareOrgans = async (
  _session: Session,
  asked: readonly Asked<OrganRow>[],
  ground: OrgansGround,
): Promise<Standing[]> =>
  asked.map(({ row }) => {
    const same = (ground.organs.get(row.name) ?? []).filter(
      ({ kind, division }) => kind === row.kind && division === row.division,
    )
    const there = same.find(({ state }) => state === 'inForce') ?? same[0]
    if (!there) return { as: 'new' }
    const changes = corrected
      .filter((column) => row[column] !== null && row[column] !== there[column])
      .map((column) => ({ column, was: there[column], now: row[column] }))
    return changes.length === 0 ? { as: 'same', record: there.id } : { as: 'changed', record: there.id, changes }
  })

const perRead = 1000

/** Organs in force, in the order of lists, by codes. */
export const exportedOrgans = (session: Session, _viewer: Viewer, after: number) =>
  session.all(sql<Values & { readonly ordinal: number }>`
    select o.name, o.kind, p.name as parent, o.division, o.starts_on, o.basis, o.note, o.ordinal
    from organs.organ o left join organs.organ p on p.county = o.county and p.id = o.parent
    where o.county = ${session.county} and o.state = 'inForce' and o.ordinal > ${after} order by o.ordinal, o.id limit ${perRead}`)

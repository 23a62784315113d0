import { compare, type Day, toDay } from '#kernel/day.ts'
import { unless } from '#kernel/verdict.ts'
import type { Viewer } from '#kernel/viewer.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import type { RowFault, Values } from '#platform/sheets/import-kind.ts'
import { birthOf, sexOf } from '../../spec/id-card.ts'
import { codeOf, lists } from './columns.ts'
import { personsInSight } from '../in-sight.ts'

/** What rows of the county's lists refer to. */
export interface PeopleGround {
  /** Organs by name; those of one name cannot be told apart by it. */
  readonly organs: ReadonlyMap<string, readonly { readonly id: string; readonly division: string | null }[]>
  /** Township codes by code and by name. */
  readonly townships: ReadonlyMap<string, string>
  readonly today: Day
}

export const peopleGround = async (session: Session, today: Day): Promise<PeopleGround> => {
  const [organs, places] = await Promise.all([
    session.all(
      sql<{
        id: string
        name: string
        division: string | null
      }>`select id, name, division from organs.name where county = ${session.county}`,
    ),
    session.all(
      sql<{
        code: string
        name: string
      }>`select code, name from divisions.name where county = ${session.county} and level = 'township'`,
    ),
  ])
  return {
    organs: Map.groupBy(organs, ({ name }) => name),
    townships: new Map(places.flatMap(({ code, name }) => [[code, code] as const, [name, code] as const])),
    today,
  }
}

/** What is said of a person; what a row leaves out is not said. */
export interface PersonSaid {
  readonly name: string
  readonly sex?: string
  readonly birthOn?: string
  readonly nation?: string
  readonly party?: string
  readonly education?: string
  readonly occupation?: string
  readonly occupationClass?: string
  readonly phone?: string
  readonly idCard?: string
  readonly township?: string
}

export interface PostSaid {
  readonly organ: string
  readonly role: string
  readonly title?: string
  readonly startsOn: string
  readonly endsOn?: string
}

export interface PersonRow {
  readonly person: PersonSaid
  readonly post: PostSaid | null
}

const fault = (column: string, code: string, params?: RowFault['params']): RowFault => ({
  column,
  code,
  ...(params && { params }),
})

const onlySaid = <T extends object>(parts: T): T =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined && value !== null)) as T

/** Where only the month was written, the first of it is kept, and the card knows the day. */
const birthBeside = (card: string, birthOn: string | null | undefined): string => {
  const born = birthOf(card)
  return !birthOn || (birthOn.endsWith('-01') && birthOn.slice(0, 7) === born.slice(0, 7)) ? born : birthOn
}

const personSaid = (values: Values, ground: PeopleGround, faults: RowFault[]): PersonSaid => {
  const { name, birthOn, nation, occupation, phone, idCard, township } = values
  const code = (key: 'sex' | 'party' | 'education' | 'occupationClass') => codeOf(lists[key], values[key] ?? null)
  const sex = code('sex')
  const place = township ? ground.townships.get(township) : undefined
  if (township && !place) faults.push(fault('township', 'unknown-division', { code: township }))
  const born = idCard ? birthBeside(idCard, birthOn) : birthOn
  if (idCard && born !== birthOf(idCard)) faults.push(fault('idCard', 'card-other-birthday'))
  if (idCard && sex && sex !== sexOf(idCard)) faults.push(fault('idCard', 'card-other-sex'))
  if (born && compare(toDay(born), ground.today) > 0) faults.push(fault('birthOn', 'day-ahead'))
  const parts = {
    name: name ?? '',
    sex: sex ?? (idCard ? sexOf(idCard) : undefined),
    birthOn: born,
    nation,
    party: code('party'),
    education: code('education'),
    occupation,
    occupationClass: code('occupationClass'),
    phone,
    idCard,
    township: place,
  }
  return onlySaid(parts) as PersonSaid
}

/** The post that a row tells, or what is wrong with it; null where it tells none. */
export const postSaid = (values: Values, ground: PeopleGround, faults: RowFault[]): PostSaid | null => {
  const { role: word, organ: name, startsOn, endsOn, title } = values
  if (!word && !startsOn && !endsOn && !title) return null // the unit alone says where somebody works
  const found = name ? ground.organs.get(name) : undefined
  if (!word) faults.push(fault('role', 'required'))
  if (!name) faults.push(fault('organ', 'required'))
  else if (!found) faults.push(fault('organ', 'unknown-organ'))
  else if (found.length > 1) faults.push(fault('organ', 'organ-ambiguous', { count: found.length }))
  if (!startsOn) faults.push(fault('startsOn', 'required'))
  for (const [column, day] of [
    ['startsOn', startsOn],
    ['endsOn', endsOn],
  ] as const)
    if (day && compare(toDay(day), ground.today) > 0) faults.push(fault(column, 'day-ahead'))
  if (startsOn && endsOn && !unless(startsOn <= endsOn, '').ok) faults.push(fault('endsOn', 'ends-before-it-starts'))
  const [organ] = found ?? []
  return onlySaid({
    organ: organ?.id ?? '',
    role: codeOf(lists.role, word ?? null) ?? '',
    title,
    startsOn: startsOn ?? '',
    endsOn,
  }) as PostSaid
}

/** A row as a person with one post or none, or everything that does not go together. */
export const composePerson = (values: Values, ground: PeopleGround) => {
  const faults: RowFault[] = []
  const person = personSaid(values, ground, faults)
  const post = postSaid(values, ground, faults)
  return faults.length > 0 ? { faults } : { row: { person, post } satisfies PersonRow }
}

/** For lists whose rows tell of something else than posts. */
export const noPost = { role: null, title: null, organ: null, startsOn: null, endsOn: null }

/** Whom a row is about, as far as it says. */
export const whomOf = ({ person: { name, idCard, birthOn = '', phone = '' } }: PersonRow): string =>
  idCard ?? `${name}/${birthOn}/${phone}`

const perRead = 1000

/**
 * Persons in sight with their posts, one row a post, by codes; `place` is where the next read goes on. Telephone and card are not among it.
 * The posts in one pass: by `person` the view is no index's, and joined as it stands it may be read anew for every person.
 */
export const exportedPersons = (session: Session, viewer: Viewer, after: string) =>
  session.all(sql<Values & { readonly place: string }>`
    with held as materialized (
      select id, person, role, title, organ_name, starts_on, ends_on from people.post_card where county = ${session.county})
    select o.name, o.sex, o.birth_on, o.nation, o.party, o.education, o.occupation, o.occupation_class,
      (select d.name from divisions.name d where d.county = o.county and d.code = o.township) as township,
      t.role, nullif(t.title, '') as title, t.organ_name as organ, t.starts_on, t.ends_on,
      o.name || '/' || o.id || '/' || coalesce(t.id::text, '') as place
    from people.person o left join held t on t.person = o.id
    where o.county = ${session.county} and o.state <> 'merged' and ${personsInSight(viewer)}
      and (o.name || '/' || o.id || '/' || coalesce(t.id::text, '')) collate "C" > ${after} collate "C"
    order by (o.name || '/' || o.id || '/' || coalesce(t.id::text, '')) collate "C" limit ${perRead}`)

/** Posts of persons in sight, those that have ended too, by codes; `place` is where the next read goes on. */
export const exportedPosts = (session: Session, viewer: Viewer, after: string) =>
  session.all(sql<Values & { readonly place: string }>`
    select o.name, o.birth_on, t.role, nullif(p.title, '') as title, t.organ_name as organ, p.starts_on, p.ends_on, p.ground, p.basis,
      o.name || '/' || o.id || '/' || p.id as place
    from people.person o join people.post p on p.county = o.county and p.person = o.id join people.post_card t on t.county = p.county and t.id = p.id
    where o.county = ${session.county} and o.state <> 'merged' and ${personsInSight(viewer)}
      and (o.name || '/' || o.id || '/' || p.id) collate "C" > ${after} collate "C"
    order by (o.name || '/' || o.id || '/' || p.id) collate "C" limit ${perRead}`)

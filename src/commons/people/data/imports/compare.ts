import { lookupHash } from '#platform/crypto/keys.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import type { Asked, Candidate, Standing } from '#platform/sheets/import-kind.ts'
import { lists } from './columns.ts'
import type { PersonRow, PersonSaid } from './rows.ts'

/** A person who is there, as far as rows are compared with him. */
export interface There {
  readonly id: string
  readonly name: string
  readonly sex: string | null
  readonly birthOn: string | null
  readonly nation: string | null
  readonly party: string | null
  readonly education: string | null
  readonly occupation: string | null
  readonly occupationClass: string | null
  readonly township: string | null
  readonly phoneHash: string | null
  readonly cardHash: string | null
  readonly posts: readonly {
    readonly organ: string
    readonly role: string
    readonly startsOn: string
    readonly endsOn: string | null
  }[]
}

const hashOf = ({ keys, county }: Session, what: string, text: string | undefined): string | null =>
  text === undefined ? null : lookupHash(keys, county, what, text).toString('hex')

export const thereOf = (session: Session, asked: readonly Asked<PersonRow>[]): Promise<There[]> => {
  const names = [...new Set(asked.map(({ row }) => row.person.name))]
  const cards = asked.flatMap(({ row }) => hashOf(session, 'id-card', row.person.idCard) ?? [])
  const ids = asked.flatMap(({ decided }) => decided ?? [])
  return session.all(sql<There>`
    select p.id, p.name, p.sex, p.birth_on, p.nation, p.party, p.education, p.occupation, p.occupation_class, p.township,
      encode(p.phone_hash, 'hex') as phone_hash, encode(p.id_card_hash, 'hex') as card_hash,
      coalesce((select json_agg(json_build_object('organ', t.organ, 'role', t.role, 'startsOn', t.starts_on, 'endsOn', t.ends_on))
        from people.post t where t.county = p.county and t.person = p.id), '[]') as posts
    from people.person p where p.county = ${session.county} and p.state <> 'merged' and p.id in (
      select id from people.person where county = ${session.county} and name = any(${names})
      union select id from people.person where county = ${session.county} and id_card_hash = any(select decode(h, 'hex') from unnest(${cards}::text[]) h)
      union select unnest(${ids}::uuid[]))`)
}

const plain = [
  'name',
  'sex',
  'birthOn',
  'nation',
  'party',
  'education',
  'occupation',
  'occupationClass',
  'township',
] as const

const worded = (column: string, value: string | null): string | null =>
  value === null
    ? null
    : ((lists as Readonly<Record<string, Readonly<Record<string, string>>>>)[column]?.[value] ?? value)

/** What the row says that is not so yet. Numbers of persons are told apart by their hashes and never said. */
const changesOf = (session: Session, { person, post }: PersonRow, there: There) => {
  const changes = plain.flatMap((column) => {
    const [now, was] = [person[column], there[column]]
    return now === undefined || now === was
      ? []
      : [{ column: column as string, was: worded(column, was), now: worded(column, now) }]
  })
  const phone = hashOf(session, 'phone', person.phone)
  const card = hashOf(session, 'id-card', person.idCard)
  if (phone && phone !== there.phoneHash) changes.push({ column: 'phone', was: there.phoneHash && '****', now: '****' })
  if (card && card !== there.cardHash) changes.push({ column: 'idCard', was: there.cardHash && '****', now: '****' })
  const held =
    post &&
    there.posts.find(
      ({ organ, role, startsOn }) => organ === post.organ && role === post.role && startsOn === post.startsOn,
    )
  if (post && !held) changes.push({ column: 'role', was: null, now: worded('role', post.role) })
  if (post?.endsOn && held && !held.endsOn) changes.push({ column: 'endsOn', was: null, now: post.endsOn })
  return changes
}

export interface Hashes {
  readonly card: string | null
  readonly phone: string | null
}

export const hashesOf = (session: Session, { idCard, phone }: PersonSaid): Hashes => ({
  card: hashOf(session, 'id-card', idCard),
  phone: hashOf(session, 'phone', phone),
})

/** In what a person of the same name is the same. Null: he is another, for something that the row says speaks against it. */
export const whyOf = (person: PersonSaid, { card, phone }: Hashes, there: There): string[] | null => {
  if (card && there.cardHash && card !== there.cardHash) return null
  if (person.sex && there.sex && person.sex !== there.sex) return null
  if (person.birthOn && there.birthOn && person.birthOn.slice(0, 7) !== there.birthOn.slice(0, 7)) return null
  return [
    'name',
    ...(phone && phone === there.phoneHash ? ['phone'] : []),
    ...(['birthOn', 'township', 'occupation'] as const).filter(
      (column) => person[column] && person[column] === there[column],
    ),
  ]
}

/** The same beyond doubt: by card, or by name with telephone, or with day of birth and all else that is said. */
const isCertain = (session: Session, row: PersonRow, there: There, why: readonly string[]): boolean => {
  if (why.includes('phone')) return true
  const rest = changesOf(session, { ...row, post: null }, there)
  return why.includes('birthOn') && rest.length === 0
}

export const labelOf = ({ name, birthOn, occupation }: There): string =>
  [name, birthOn?.slice(0, 7), occupation].filter(Boolean).join('，')

const standingOf = (session: Session, { row, decided }: Asked<PersonRow>, all: readonly There[]): Standing => {
  const hashes = hashesOf(session, row.person)
  const known = (there: There): Standing => {
    const changes = changesOf(session, row, there)
    return changes.length === 0 ? { as: 'same', record: there.id } : { as: 'changed', record: there.id, changes }
  }
  const byDecision = decided ? all.find(({ id }) => id === decided) : undefined
  if (byDecision) return known(byDecision)
  const byCard = hashes.card ? all.find(({ cardHash }) => cardHash === hashes.card) : undefined
  if (byCard) return known(byCard)
  if (decided === null) return { as: 'new' }
  const candidates: (Candidate & { readonly there: There })[] = all.flatMap((there) => {
    const why = there.name === row.person.name ? whyOf(row.person, hashes, there) : null
    return why ? [{ record: there.id, label: labelOf(there), why, there }] : []
  })
  const certain = candidates.filter(({ there, why }) => isCertain(session, row, there, why))
  const [one] = certain
  if (one && certain.length === 1) return known(one.there)
  return candidates.length === 0
    ? { as: 'new' }
    : { as: 'like', candidates: candidates.slice(0, 10).map(({ there: _there, ...candidate }) => candidate) }
}

/** Compares rows with the persons who are there. */
export const comparePersons = async (session: Session, asked: readonly Asked<PersonRow>[]): Promise<Standing[]> => {
  const all = await thereOf(session, asked)
  const byName = Map.groupBy(all, ({ name }) => name)
  const byCard = new Map(all.map((there) => [there.cardHash, there]))
  const byId = new Map(all.map((there) => [there.id, there]))
  return asked.map((one) => {
    const card = hashOf(session, 'id-card', one.row.person.idCard)
    const near = [
      ...(byName.get(one.row.person.name) ?? []),
      ...(card ? [byCard.get(card)] : []),
      ...(one.decided ? [byId.get(one.decided)] : []),
    ].filter((there) => there !== undefined)
    return standingOf(session, one, [...new Set(near)])
  })
}

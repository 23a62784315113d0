import { compare, toDay } from '#kernel/day.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import type { Asked, Found, ImportColumn, RowFault, Values } from '#platform/sheets/import-kind.ts'
import { line, oneOf } from '#platform/sheets/read-cell.ts'
import { labels as zh } from '../../spec/labels/zh-CN.ts'
import { postGrounds } from '../../spec/inputs.ts'
import { uniqueRoles } from '../../spec/roles.ts'
import { lists, personColumnsToImport } from './columns.ts'
import { hashesOf, labelOf, type There, thereOf, whyOf } from './compare.ts'
import { type PeopleGround, type PersonRow, postSaid } from './rows.ts'

const both = (chinese: string, english: string) => ({ 'zh-CN': chinese, en: english })

export const groundWords: Readonly<Record<string, string>> = Object.fromEntries(
  postGrounds.map((code) => [code, zh[`ground.${code}`]]),
)

const columnOf = (key: string, parts: Partial<ImportColumn> = {}): ImportColumn => {
  const column = personColumnsToImport.find((one) => one.key === key)
  if (!column) throw new Error(`no column ${key}`)
  return { ...column, ...parts }
}

/** A list of who holds which post where, from when to when, of persons who are there. */
export const postColumnsToImport: readonly ImportColumn[] = [
  columnOf('name'),
  columnOf('birthOn', { about: both('同名的人多时用来区分', 'tells apart who has the same name') }),
  columnOf('phone', {
    about: both('用来区分同名的人，不改动已有的', 'tells apart who has the same name; nothing is changed by it'),
  }),
  columnOf('idCard', {
    about: both('用来区分同名的人，不改动已有的', 'tells apart who has the same name; nothing is changed by it'),
  }),
  columnOf('role', { isRequired: true, about: both('', '') }),
  columnOf('title'),
  columnOf('organ', { isRequired: true }),
  columnOf('startsOn', { isRequired: true }),
  columnOf('endsOn'),
  {
    key: 'ground',
    names: both('离任原因', 'Ground'),
    synonyms: ['免职原因', '终止原因', '离职原因'],
    choices: Object.values(groundWords),
    about: both('填了离任日期才填；不填为其他', 'with the last day; else other'),
    sample: '',
    read: oneOf({
      ...Object.fromEntries(Object.values(groundWords).map((word) => [word, []])),
      届满: ['任期届满', '换届'],
      免职: ['免去职务'],
    }),
  },
  {
    key: 'basis',
    names: both('任免依据', 'Basis'),
    synonyms: ['依据', '任免文号', '文号'],
    about: both('决定任免的会议或文号', 'the decision that it rests on'),
    sample: '演示县人大常委会第一次会议',
    read: line(120),
  },
]

export interface PostRow {
  readonly who: PersonRow
  readonly post: NonNullable<PersonRow['post']>
  readonly ground: string | null
  readonly basis: string | null
}

/** A row as a post of somebody, or everything that does not go together. */
export const composePost = (values: Values, ground: PeopleGround) => {
  const faults: RowFault[] = []
  const post = postSaid(values, ground, faults)
  if (values['ground'] && !values['endsOn']) faults.push({ column: 'endsOn', code: 'required' })
  if (faults.length > 0 || !post) return { faults }
  const { name, birthOn, phone, idCard } = values
  const who = { name: name ?? '', ...(birthOn && { birthOn }), ...(phone && { phone }), ...(idCard && { idCard }) }
  const said = Object.keys(groundWords).find((code) => groundWords[code] === values['ground']) ?? null
  return {
    row: { who: { person: who, post: null }, post, ground: said, basis: values['basis'] ?? null } satisfies PostRow,
  }
}

interface Held {
  readonly person: string
  readonly name: string
  readonly organ: string
  readonly role: string
  readonly startsOn: string
  readonly endsOn: string | null
}

/** Whom a row means, among those who are there. */
const whomOf = (session: Session, { row, decided }: Asked<PostRow>, all: readonly There[]): There | Found => {
  const { person } = row.who
  const hashes = hashesOf(session, person)
  const chosen = decided ? all.find(({ id }) => id === decided) : undefined
  const byCard = hashes.card ? all.find(({ cardHash }) => cardHash === hashes.card) : undefined
  if (chosen ?? byCard) return (chosen ?? byCard) as There
  const named = all.flatMap((there) => {
    const why = there.name === person.name ? whyOf(person, hashes, there) : null
    return why ? [{ there, why }] : []
  })
  const certain = named.filter(({ why }) => why.includes('phone'))
  const [one, another] = certain.length > 0 ? certain : named
  if (!one || decided === null) return { as: 'faulty', faults: [{ column: 'name', code: 'person-not-there' }] }
  if (!another) return one.there
  return {
    as: 'like',
    candidates: named.slice(0, 10).map(({ there, why }) => ({ record: there.id, label: labelOf(there), why })),
  }
}

const meet = (a: Pick<Held, 'startsOn' | 'endsOn'>, b: Pick<Held, 'startsOn' | 'endsOn'>): boolean =>
  (a.endsOn === null || compare(toDay(b.startsOn), toDay(a.endsOn)) <= 0) &&
  (b.endsOn === null || compare(toDay(a.startsOn), toDay(b.endsOn)) <= 0)

const isUnique = (role: string): boolean => (uniqueRoles as readonly string[]).includes(role)

const standingOf = (row: PostRow, there: There, held: readonly Held[]): Found => {
  const post: Held = { ...row.post, person: there.id, name: there.name, endsOn: row.post.endsOn ?? null }
  const here = held.filter(({ organ, role }) => organ === post.organ && role === post.role)
  const same = here.find(({ person, startsOn }) => person === there.id && startsOn === post.startsOn)
  if (same) {
    if (!post.endsOn || same.endsOn) return { as: 'same', record: there.id }
    return { as: 'changed', record: there.id, changes: [{ column: 'endsOn', was: null, now: post.endsOn }] }
  }
  const over = here.find((other) => other.person === there.id && meet(other, post))
  const params = over && { from: over.startsOn, to: over.endsOn ?? '' }
  if (params) return { as: 'faulty', faults: [{ column: 'startsOn', code: 'post-overlaps', params }] }
  const other = isUnique(post.role) ? here.find((one) => one.person !== there.id && meet(one, post)) : undefined
  return {
    as: 'changed',
    record: there.id,
    changes: [{ column: 'role', was: null, now: lists.role[row.post.role] ?? row.post.role }],
    ...(other && {
      notes: [
        {
          column: 'role',
          code: 'post-of-another',
          params: { name: other.name, from: other.startsOn, to: other.endsOn ?? '' },
        },
      ],
    }),
  }
}

/** Posts that are there in the organs of the rows. */
const heldIn = (session: Session, rows: readonly Asked<PostRow>[]): Promise<Held[]> =>
  session.all(sql<Held>`
    select t.person, t.name, t.organ, t.role, t.starts_on, t.ends_on from people.post_card t
    where t.county = ${session.county} and t.organ = any(${[...new Set(rows.map(({ row }) => row.post.organ))]}::uuid[])`)

/** Compares posts with those that are there and with the rows before them. */
export const comparePosts = async (session: Session, asked: readonly Asked<PostRow>[]): Promise<Found[]> => {
  const people = asked.map(({ row, decided }) => ({ row: row.who, ...(decided !== undefined && { decided }) }))
  const [all, there] = await Promise.all([thereOf(session, people), heldIn(session, asked)])
  const byName = Map.groupBy(all, ({ name }) => name)
  const held = [...there]
  return asked.map((one) => {
    const near = [
      ...(byName.get(one.row.who.person.name) ?? []),
      ...(one.row.who.person.idCard || one.decided ? all : []),
    ]
    const whom = whomOf(session, one, [...new Set(near)])
    if ('as' in whom) return whom
    const found = standingOf(one.row, whom, held)
    if (found.as === 'changed')
      held.push({ ...one.row.post, person: whom.id, name: whom.name, endsOn: one.row.post.endsOn ?? null })
    return found
  })
}

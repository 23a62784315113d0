import { compare, toDay } from '#kernel/day.ts'
import { lookupHash } from '#platform/crypto/keys.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import type { Asked, Found, ImportColumn, RowFault, Values } from '#platform/sheets/import-kind.ts'
import { day, line, personName, phone } from '#platform/sheets/read-cell.ts'
import type { PeopleGround } from './rows.ts'

const both = (chinese: string, english: string) => ({ 'zh-CN': chinese, en: english })

/** Who works for an agency in the house, by the column that names him. */
export const seats = {
  head: { role: 'agencyHead', zh: '负责人', en: 'Head', others: ['主要负责人', '局长', '分管领导'] },
  drafter: { role: 'agencyDrafter', zh: '经办人', en: 'Drafter', others: ['联络员', '承办人', '联系人'] },
  seal: { role: 'agencySealKeeper', zh: '用印人', en: 'Seal keeper', others: ['印章管理人', '保管印章'] },
  second: { role: 'agencyStandIn', zh: '代办人', en: 'Second person', others: ['B岗', 'AB岗', '备岗', '替班人'] },
} as const
export type Seat = keyof typeof seats
const seatNames = Object.keys(seats) as Seat[]

const seatColumns = (seat: Seat): ImportColumn[] => {
  const { zh, en, others } = seats[seat]
  return [
    {
      key: seat,
      names: both(zh, en),
      synonyms: others,
      about: both('姓名；没有的不填', 'name; empty where there is nobody'),
      sample: seat === 'head' ? '演示甲' : seat === 'drafter' ? '演示乙' : '',
      read: personName,
    },
    {
      key: `${seat}Phone`,
      names: both(`${zh}手机`, `${en}'s telephone`),
      synonyms: [`${zh}电话`, `${zh}联系电话`, ...others.map((one) => `${one}电话`)],
      isPersonal: true,
      about: both('用来认定是不是同一个人；加密保存；不导出', 'tells who it is; kept encrypted; not exported'),
      sample: '',
      read: phone,
    },
  ]
}

/** A list of agencies, each with its people. The people in the samples are invented. */
export const agencyColumnsToImport: readonly ImportColumn[] = [
  {
    key: 'name',
    names: both('单位名称', 'Agency'),
    synonyms: ['名称', '单位', '承办单位', '机构名称'],
    isRequired: true,
    about: both('全称', 'in full'),
    sample: '演示县水务服务中心',
    read: line(80),
  },
  {
    key: 'startsOn',
    names: both('设立日期', 'Since'),
    synonyms: ['成立日期', '成立时间'],
    about: both('名录里没有的单位必填', 'required where the register has no such organ'),
    sample: '2022-01-05',
    read: day,
  },
  {
    key: 'since',
    names: both('任职日期', 'In post since'),
    synonyms: ['起始日期', '任职时间'],
    about: both('各人从哪天起；不填为今天', 'from when its people are; today where empty'),
    sample: '2022-02-01',
    read: day,
  },
  ...seatNames.flatMap(seatColumns),
]

export interface AgencyPerson {
  readonly seat: Seat
  readonly name: string
  readonly phone: string | null
}

export interface AgencyRow {
  readonly name: string
  /** Of the register; null: it is to be set up. */
  readonly organ: string | null
  readonly startsOn: string | null
  readonly since: string
  readonly people: readonly AgencyPerson[]
}

/** A row as an agency with its people, or everything that does not go together. */
export const composeAgency = (values: Values, ground: PeopleGround) => {
  const faults: RowFault[] = []
  const name = values['name'] ?? ''
  const found = ground.organs.get(name) ?? []
  if (found.length > 1) faults.push({ column: 'name', code: 'organ-ambiguous', params: { count: found.length } })
  if (found.length === 0 && !values['startsOn']) faults.push({ column: 'startsOn', code: 'required' })
  for (const column of ['startsOn', 'since'] as const) {
    const said = values[column]
    if (said && compare(toDay(said), ground.today) > 0) faults.push({ column, code: 'day-ahead' })
  }
  const people = seatNames.flatMap((seat): AgencyPerson[] => {
    const who = values[seat]
    if (!who && values[`${seat}Phone`]) faults.push({ column: seat, code: 'required' })
    return who ? [{ seat, name: who, phone: values[`${seat}Phone`] ?? null }] : []
  })
  if (faults.length > 0) return { faults }
  const since = values['since'] ?? ground.today
  // Named twice in a row, with the telephone once: one person.
  const phoneFor = (who: string): string | null =>
    people.find(({ name: own, phone: number }) => own === who && number)?.phone ?? null
  const row: AgencyRow = {
    name,
    organ: found[0]?.id ?? null,
    startsOn: values['startsOn'] ?? null,
    since,
    people: people.map((one) => ({ ...one, phone: one.phone ?? phoneFor(one.name) })),
  }
  return { row }
}

interface Holder {
  readonly person: string
  readonly name: string
  readonly organ: string
  readonly role: string
}

interface Known {
  readonly id: string
  readonly name: string
  readonly phoneHash: string | null
}

/** What is there of the people of some rows: who holds posts in these organs now, and who has the same name or telephone. */
export const agencyPeople = async (session: Session, rows: readonly AgencyRow[], today: string) => {
  const { county } = session
  const people = rows.flatMap((row) => row.people)
  const hashes = people.flatMap((one) => (one.phone ? [phoneOf(session, one.phone)] : []))
  const [holders, known] = await Promise.all([
    session.all(sql<Holder>`
      select t.person, t.name, t.organ, t.role from people.post_card t
      where t.county = ${county} and t.organ = any(${rows.flatMap(({ organ }) => organ ?? [])}::uuid[]) and t.state = 'held' and t.starts_on <= ${today}
        and (t.ends_on is null or t.ends_on >= ${today})`),
    session.all(sql<Known>`
      select id, name, encode(phone_hash, 'hex') as phone_hash from people.person where county = ${county} and state = 'known' and id in (
        select id from people.person where county = ${county} and name = any(${people.map(({ name }) => name)})
        union select id from people.person where county = ${county} and phone_hash = any(select decode(h, 'hex') from unnest(${hashes}::text[]) h))`),
  ])
  return { holders, known }
}
export type AgencyPeople = Awaited<ReturnType<typeof agencyPeople>>

const phoneOf = ({ keys, county }: Session, number: string): string =>
  lookupHash(keys, county, 'phone', number).toString('hex')

export interface Meant {
  /** The person who is meant; null: to be entered. */
  readonly person: string | null
  /** Holds the post already. */
  readonly isThere: boolean
  /** Who holds it now, where it is one that only one can hold. */
  readonly heldBy: string | null
  readonly namesakes: number
  readonly isPhoneOfAnother: boolean
}

/** Whom a row means: who has the telephone, else who bears the name and works there. A namesake elsewhere is another until somebody says so. */
export const meantBy = (
  session: Session,
  row: AgencyRow,
  one: AgencyPerson,
  { holders, known }: AgencyPeople,
): Meant => {
  const hash = one.phone && phoneOf(session, one.phone)
  const byPhone = hash ? known.find(({ phoneHash }) => phoneHash === hash) : undefined
  const here = holders.filter(({ organ }) => organ === row.organ)
  const byName = here.find(({ name }) => name === one.name)
  const person = byPhone?.name === one.name ? byPhone.id : (byName?.person ?? null)
  const { role } = seats[one.seat]
  const holding = here.filter((held) => held.role === role)
  return {
    person,
    isThere: holding.some((held) => held.person === person),
    heldBy: one.seat === 'head' ? (holding.find((held) => held.person !== person)?.name ?? null) : null,
    namesakes: person === null ? known.filter(({ name }) => name === one.name).length : 0,
    isPhoneOfAnother: byPhone !== undefined && byPhone.name !== one.name,
  }
}

/** Compares agencies with the register and their people with who is there. */
export const compareAgencies = async (
  session: Session,
  asked: readonly Asked<AgencyRow>[],
  ground: PeopleGround,
): Promise<Found[]> => {
  const there = await agencyPeople(
    session,
    asked.map(({ row }) => row),
    ground.today,
  )
  return asked.map(({ row }): Found => {
    const people = row.people.map((one) => ({ one, meant: meantBy(session, row, one, there) }))
    const faults = people
      .filter(({ meant }) => meant.isPhoneOfAnother)
      .map(({ one }): RowFault => ({ column: `${one.seat}Phone`, code: 'phone-of-another' }))
    if (faults.length > 0) return { as: 'faulty', faults }
    const notes = people.flatMap(({ one, meant }): RowFault[] => [
      ...(meant.heldBy ? [{ column: one.seat, code: 'head-in-office', params: { name: meant.heldBy } }] : []),
      ...(meant.namesakes > 0
        ? [{ column: one.seat, code: 'namesake', params: { name: one.name, n: meant.namesakes } }]
        : []),
    ])
    const changes = people
      .filter(({ meant }) => !meant.isThere && meant.heldBy === null)
      .map(({ one }) => ({ column: one.seat as string, was: null, now: one.name }))
    if (row.organ === null) return { as: 'new', notes }
    return changes.length === 0
      ? { as: 'same', record: row.organ, notes }
      : { as: 'changed', record: row.organ, changes, notes }
  })
}

/** Agencies in force with their people, by name; `place` is where the next read goes on. Telephones are not among it. */
export const exportedAgencies = (session: Session, today: string, after: string) =>
  session.all(sql<Values & { readonly place: string }>`
    select o.name, o.starts_on, min(t.starts_on) as since, ${heldBy('agencyHead')} as head, ${heldBy('agencyDrafter')} as drafter,
      ${heldBy('agencySealKeeper')} as seal, ${heldBy('agencyStandIn')} as second, o.name || '/' || o.id as place
    from organs.name o left join people.post_card t on t.county = o.county and t.organ = o.id and t.state = 'held'
      and t.role = any(${Object.values(seats).map(({ role }) => role)}) and t.starts_on <= ${today} and (t.ends_on is null or t.ends_on >= ${today})
    where o.county = ${session.county} and o.kind = 'agency' and (o.ends_on is null or o.ends_on >= ${today})
      and (o.name || '/' || o.id) collate "C" > ${after} collate "C"
    group by o.id, o.name, o.starts_on order by (o.name || '/' || o.id) collate "C" limit 500`)

const heldBy = (role: string) => sql`(array_agg(t.name order by t.starts_on, t.id) filter (where t.role = ${role}))[1]`

import { type Day, toDay } from '#kernel/day.ts'
import { addMandates, type NewMandate } from '#commons/mandates/data/bulk.ts'
import { type OpenSeat, seatsOf } from '#commons/divisions/data/constituencies.ts'
import { listOrgans } from '#commons/organs/data/queries.ts'
import { organId } from '#commons/organs/data/store.ts'
import { addPersons, addPosts, personName } from '#commons/people/data/store.ts'
import type { NewPerson, NewPost } from '#commons/people/spec/person.ts'
import { namedId } from '#platform/crypto/named-id.ts'
import type { Session } from '#platform/db/session.ts'
import { demoKey, demoPerson } from './accounts.ts'
import { demoTerm } from './congresses.ts'
import { demoName } from './names.ts'
import { addPastTerm, postEndOf, withHistory } from './past-deputies.ts'
import { home } from './story.ts'

const elected = toDay('2021-12-20')
/** Townships whose own deputies the demo has; the other seventeen have their chairs only. */
const townshipsWithDeputies = [home, '411624108', '411624101']

const nth = <Value>(list: readonly Value[], at: number): Value => list[at % list.length] as Value

/** An invented life: the same for the same number, ever, and spread as a county's deputies are. */
const personOf = (id: string, at: number, township: string | null): NewPerson => ({
  id,
  name: demoName(at),
  number: `D${String(at + 1).padStart(4, '0')}`,
  township,
  sex: at % 10 < 3 ? 'female' : 'male',
  birthOn: toDay(
    `${1960 + ((at * 7) % 36)}-${String(1 + (at % 12)).padStart(2, '0')}-${String(1 + ((at * 5) % 28)).padStart(2, '0')}`,
  ),
  nation: at % 23 === 0 ? '回族' : '汉族',
  party: nth(['communist', 'communist', 'communist', 'none', 'communist', 'none', 'democraticLeague'] as const, at),
  education: nth(['college', 'bachelor', 'senior', 'bachelor', 'junior', 'master'] as const, at * 5),
  occupationClass: nth(['farmer', 'official', 'specialist', 'farmer', 'worker', 'entrepreneur'] as const, at),
  isDemo: true,
})

const congressOf = ({ level, township }: OpenSeat): string =>
  organId(demoKey, level === 'county' ? 'congress' : `congress:${township}`)

const mandateOf = (seat: OpenSeat, person: string, name: string, congressName: string, at: number): NewMandate => ({
  id: namedId('mandate', demoKey, String(at)),
  person,
  name,
  level: seat.level,
  congress: congressOf(seat),
  congressName,
  term: demoTerm,
  constituency: seat.constituency,
  constituencyName: seat.name,
  delegation: seat.level === 'county' ? organId(demoKey, `delegation:${seat.township}`) : null,
  township: seat.township,
  electedOn: elected,
  startsOn: '2022-01-01',
})

/** The deputy and the leader who log in sit in the first and second seat of their township. */
const seated = (seat: OpenSeat, isFirst: boolean): string | null =>
  isFirst && seat.level === 'county' && seat.township === home ? 'deputy' : null

const postOf = (what: string, at: number, person: string, organ: string, role: string, startsOn: Day): NewPost => ({
  id: namedId('post', demoKey, what, String(at)),
  person,
  organ: organId(demoKey, organ),
  role,
  division: null,
  startsOn,
})

/** Everybody who holds an office: 30 of the 31 of the standing committee, chairs, heads and staff. The leader who logs in is the other. */
const officePosts = (
  deputies: readonly string[],
  chairs: readonly string[],
  staff: readonly string[],
  begins: Day,
  places: Places,
): NewPost[] => [
  ...deputies
    .slice(40, 70)
    .map((person, at) =>
      postOf(
        'committee',
        at,
        person,
        'standing-committee',
        at === 0 ? 'committeeDirector' : at < 5 ? 'committeeLeader' : 'committeeMember',
        begins,
      ),
    ),
  ...places.chaired.map((code, at) =>
    postOf('chair', at, chairs[at] ?? '', `presidium:${code}`, 'townshipChair', begins),
  ),
  ...places.streets.map((code, at) =>
    postOf('street', at, chairs[places.chaired.length + at] ?? '', `street-office:${code}`, 'streetHead', begins),
  ),
  ...staff.map((person, at) =>
    postOf(
      'staff',
      at,
      person,
      at === 0 ? 'office' : nth(['office', 'committee:law', 'committee:budget', 'committee:elections'], at),
      at === 0 ? 'officeHead' : 'officeStaff',
      begins,
    ),
  ),
]

interface Places {
  readonly chaired: readonly string[]
  readonly streets: readonly string[]
}

/** Townships whose chair is nobody of the cast, and streets. */
const placesOf = async (session: Session, begins: Day): Promise<Places> => {
  const divisionsOf = async (kind: 'presidium' | 'streetOffice'): Promise<string[]> =>
    (await listOrgans(session, { kind, limit: 100 }, begins)).flatMap(({ division }) =>
      division === null || division === home ? [] : [division],
    )
  return { chaired: await divisionsOf('presidium'), streets: await divisionsOf('streetOffice') }
}

/** Deputies of the county and of three townships with their mandates, and whoever holds an office in the congress and the townships. */
export const addDemoDeputies = async (session: Session, begins: Day): Promise<void> => {
  const seats = await seatsOf(session, townshipsWithDeputies)
  const places = await placesOf(session, begins)
  const congresses = new Map(
    (
      await Promise.all(
        (['congress', 'townshipCongress'] as const).map((kind) => listOrgans(session, { kind, limit: 100 }, begins)),
      )
    )
      .flat()
      .map(({ id, name }) => [id, name]),
  )
  const deputyName = await personName(session, demoPerson('deputy'))
  const seen = new Set<string>()
  const sitting = seats.map((seat, at) => {
    const login = seated(seat, !seen.has(`${seat.level}${seat.township}`))
    seen.add(`${seat.level}${seat.township}`)
    const id = login ? demoPerson(login) : namedId('deputy', demoKey, String(at))
    return { seat, login, person: personOf(id, at, seat.township) }
  })
  const others = (count: number, from: number, township: (at: number) => string | null): NewPerson[] =>
    Array.from({ length: count }, (_, at) =>
      personOf(namedId('deputy', demoKey, String(from + at)), from + at, township(at)),
    )
  const chairs = others(
    places.chaired.length + places.streets.length,
    3000,
    (at) => [...places.chaired, ...places.streets][at] ?? null,
  )
  const staff = others(14, 3100, () => null)
  await addPersons(session, [
    ...sitting.filter(({ login }) => login === null).map(({ person }) => person),
    ...chairs,
    ...staff,
  ])
  const mandates = withHistory(
    sitting.map(({ seat, person, login }, at) =>
      mandateOf(seat, person.id, (login && deputyName) || person.name, congresses.get(congressOf(seat)) ?? '', at),
    ),
  )
  await addMandates(session, mandates)
  await addPastTerm(session, mandates, personOf)
  const heads = new Set<string>()
  const posts = mandates.flatMap((mandate, at): NewPost[] => {
    const post = {
      id: namedId('post of a mandate', mandate.id),
      person: mandate.person,
      organ: mandate.congress,
      role: 'deputy',
      division: mandate.level === 'county' ? mandate.township : null,
      startsOn: begins,
      endsOn: postEndOf(mandate),
    }
    const isHead = mandate.delegation !== null && !heads.has(mandate.delegation)
    if (mandate.delegation) heads.add(mandate.delegation)
    return [
      ...(sitting[at]?.login ? [] : [post]),
      ...(isHead
        ? [postOf('delegation', at, mandate.person, `delegation:${mandate.township}`, 'delegationHead', begins)]
        : []),
    ]
  })
  const county = mandates.filter(({ level }) => level === 'county').map(({ person }) => person)
  await addPosts(session, [
    ...posts,
    ...officePosts(
      county,
      chairs.map(({ id }) => id),
      staff.map(({ id }) => id),
      begins,
      places,
    ),
  ])
}

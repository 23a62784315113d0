import { addDays, type Day, toDay } from '#kernel/day.ts'
import { addConstituencies, type ConstituencyDraft } from '#commons/divisions/data/constituencies.ts'
import { divisionStore } from '#commons/divisions/data/store.ts'
import type { Division } from '#commons/divisions/data/tables.ts'
import { addOrgans, addSessions, organId, type SessionDraft, termId } from '#commons/organs/data/store.ts'
import type { OrganDraft } from '#commons/organs/spec/organ.ts'
import { sessionTitle } from '#commons/organs/spec/templates/session-names.ts'
import { namedId } from '#platform/crypto/named-id.ts'
import type { Session } from '#platform/db/session.ts'

/** 届 of the demo county and, in the demo, of its townships. */
export const demoTerm = 16

const draft = (key: string, kind: OrganDraft['kind'], name: string, parent: string, division: string | null) => ({
  key,
  kind,
  name,
  parent,
  division,
})

/** A delegation for each township and street, two deputies' groups in each, two special committees. */
const organsOf = (townships: readonly Division[]): OrganDraft[] => [
  draft('special:law', 'specialCommittee', '县人民代表大会法制委员会', 'congress', null),
  draft('special:finance', 'specialCommittee', '县人民代表大会财政经济委员会', 'congress', null),
  ...townships.flatMap(({ code, name }) => [
    draft(`delegation:${code}`, 'delegation', `${name}代表团`, 'congress', code),
    draft(`deputy-group:${code}:1`, 'deputyGroup', `${name}第一代表小组`, `delegation:${code}`, code),
    draft(`deputy-group:${code}:2`, 'deputyGroup', `${name}第二代表小组`, `delegation:${code}`, code),
  ]),
]

/** One session of the county a year, from 2022 on; the sixth is being prepared. */
const countySessions: readonly { readonly from: Day; readonly days: number | null }[] = [
  { from: toDay('2022-03-15'), days: 4 },
  { from: toDay('2023-02-21'), days: 3 },
  { from: toDay('2024-02-27'), days: 3 },
  { from: toDay('2025-02-25'), days: 3 },
  { from: toDay('2026-02-03'), days: 3 },
  { from: toDay('2027-02-23'), days: null },
]

/** Townships meet twice a year (地方组织法 14), a day each time, not all on the same day. */
const townshipSessions = (place: number) =>
  [2022, 2023, 2024, 2025, 2026].flatMap((year) =>
    [`${year}-03-21`, `${year}-09-12`].map((day) => ({ from: addDays(toDay(day), place % 12), days: 1 })),
  )

const sessionsOf = (
  county: string,
  key: string,
  organ: string,
  sessions: readonly { readonly from: Day; readonly days: number | null }[],
): SessionDraft[] =>
  sessions.map(({ from, days }, index) => ({
    id: namedId('congress-session', county, key, String(index + 1)),
    term: termId(county, organId(county, key), demoTerm),
    number: index + 1,
    title: sessionTitle(organ, demoTerm, index + 1),
    startsOn: from,
    endsOn: days === null ? null : addDays(from, days - 1),
  }))

/** Up to six villages elect three county deputies together; invented round numbers of people. */
const perConstituency = 6
const peopleOf = (village: Division): number => 1500 + (Number(village.code.slice(-3)) % 5) * 100

const sum = (villages: readonly Division[]): number => villages.reduce((all, village) => all + peopleOf(village), 0)

/** As few groups as there must be, all of about the same size. */
const groupsOf = <T>(all: readonly T[], most: number): T[][] => {
  const count = Math.ceil(all.length / most)
  const at = (group: number): number => Math.floor((group * all.length) / count)
  return Array.from({ length: count }, (_, group) => all.slice(at(group), at(group + 1)))
}

const countyConstituencies = (townships: readonly Division[], villages: readonly Division[]): ConstituencyDraft[] =>
  townships
    .flatMap((township) =>
      groupsOf(
        villages.filter(({ parent }) => parent === township.code),
        perConstituency,
      ).map((group) => ({ township, group })),
    )
    .map(({ township, group }, index) => ({
      level: 'county',
      township: township.code,
      number: index + 1,
      name: `${township.name}${group[0]?.shortName ?? ''}选区`,
      seats: 3,
      population: sum(group),
      villages: group.map(({ code }) => code),
    }))

/** In a township each village elects its township deputies by itself, two or three of them. */
const townshipConstituencies = (township: Division, villages: readonly Division[]): ConstituencyDraft[] =>
  villages
    .filter(({ parent }) => parent === township.code)
    .map((village, index) => ({
      level: 'township',
      township: township.code,
      number: index + 1,
      name: `${village.shortName}选区`,
      seats: index % 5 < 2 ? 3 : 2,
      population: peopleOf(village),
      villages: [village.code],
    }))

/** What the demo's congresses need besides what every county has: delegations and groups, sessions, constituencies. */
export const addDemoCongresses = async (session: Session, begins: Day): Promise<void> => {
  const { county } = session
  const store = divisionStore(session)
  const [townships, villages] = [await store.allOf('township'), await store.allOf('village')]
  const withCongress = townships.filter(({ kind }) => kind === 'township')
  await addOrgans(session, organsOf(townships), begins)
  await addSessions(session, [
    ...sessionsOf(county, 'congress', '沈丘县人民代表大会', countySessions),
    ...withCongress.flatMap(({ code, name }, place) =>
      sessionsOf(county, `congress:${code}`, `${name}人民代表大会`, townshipSessions(place)),
    ),
  ])
  await addConstituencies(
    session,
    [
      ...countyConstituencies(townships, villages),
      ...withCongress.flatMap((township) => townshipConstituencies(township, villages)),
    ],
    begins,
  )
}

import { committeeRoles, executiveRoles, type PostRole, uniqueRoles } from '../spec/roles.ts'

/** A post held on the day that is asked about. */
export interface HeldPost {
  readonly person: string
  readonly organ: string
  readonly organKind: string
  readonly role: PostRole
}

/** What does not agree with a number or rule of law. It is told, never in the way: history is entered as it was. */
export interface Note {
  readonly code: string
  readonly law: string
  readonly organ: string | null
  readonly person: string | null
  readonly role: PostRole | null
  readonly count: number
}

const isIn = (roles: readonly PostRole[], role: PostRole): boolean => roles.includes(role)

const byKey = <Value>(values: readonly Value[], key: (value: Value) => string): Map<string, Value[]> => {
  const groups = new Map<string, Value[]>()
  for (const value of values) groups.set(key(value), [...(groups.get(key(value)) ?? []), value])
  return groups
}

const personsIn = (posts: readonly HeldPost[]): number => new Set(posts.map(({ person }) => person)).size

const note = (code: string, law: string, of: Partial<Omit<Note, 'code' | 'law'>>): Note => ({
  organ: null,
  person: null,
  role: null,
  count: 0,
  ...of,
  code,
  law,
})

/** 地方组织法 47: fifteen to thirty-five members, up to forty-five where more than a million people live. */
export const committeeSize = (members: number, population: number | null): 'few' | 'many' | null => {
  if (members < 15) return 'few'
  const most = population !== null && population > 1_000_000 ? 45 : 35
  return members > most ? 'many' : null
}

const committeeNotes = (posts: readonly HeldPost[], population: number | null): Note[] => {
  const members = posts.filter(({ role, organKind }) => organKind === 'standingCommittee' && isIn(committeeRoles, role))
  return [...byKey(members, ({ organ }) => organ)].flatMap(([organ, held]) => {
    const count = personsIn(held)
    const size = committeeSize(count, population)
    return size === null
      ? []
      : [note(size === 'few' ? 'committee-small' : 'committee-large', '地方组织法 47', { organ, count })]
  })
}

/** One organ has one head at a time. */
const uniqueNotes = (posts: readonly HeldPost[]): Note[] =>
  [
    ...byKey(
      posts.filter(({ role }) => isIn(uniqueRoles, role)),
      ({ organ, role }) => `${organ} ${role}`,
    ).values(),
  ].flatMap((held) => {
    const [first] = held
    const count = personsIn(held)
    return first && count > 1
      ? [note('post-twice', '地方组织法 46', { organ: first.organ, role: first.role, count })]
      : []
  })

/**
 * 地方组织法 47: members of a standing committee hold no office of government, supervision, courts or procurates; 18: chairpersons of
 * a township's congress and their deputies none of government.
 */
const officeNotes = (posts: readonly HeldPost[]): Note[] =>
  [...byKey(posts, ({ person }) => person)].flatMap(([person, held]) => {
    const office = held.find(({ role }) => isIn(executiveRoles, role))
    if (!office) return []
    const about = { person, role: office.role, count: 1 }
    return [
      ...(held.some(({ role }) => isIn(committeeRoles, role))
        ? [note('committee-and-office', '地方组织法 47', about)]
        : []),
      ...(held.some(({ role }) => role === 'townshipChair' || role === 'townshipViceChair') &&
      ['governmentHead', 'governmentViceHead', 'agencyHead'].includes(office.role)
        ? [note('chair-and-office', '地方组织法 18', about)]
        : []),
    ]
  })

/** 地方组织法 43: three deputies or more may form a group. */
const groupNotes = (posts: readonly HeldPost[]): Note[] =>
  [
    ...byKey(
      posts.filter(({ organKind }) => organKind === 'deputyGroup'),
      ({ organ }) => organ,
    ),
  ].flatMap(([organ, held]) => {
    const count = personsIn(held)
    return count < 3 ? [note('group-small', '地方组织法 43', { organ, count })] : []
  })

/** Everything that the law would not have, among the posts held on one day. `population` of the county, where it is known. */
export const lawNotes = (posts: readonly HeldPost[], population: number | null): Note[] => [
  ...committeeNotes(posts, population),
  ...uniqueNotes(posts),
  ...officeNotes(posts),
  ...groupNotes(posts),
]

import { type Day, dayOf } from '#kernel/day.ts'
import type { Viewer } from '#kernel/viewer.ts'
import { personName } from '#commons/people/data/store.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import type { Login } from '#platform/login/login.ts'
import { actingBy } from '../data/choices.ts'
import { grantsFrom } from '../rules/grants.ts'

const belowOf = async (session: Session, organs: readonly string[], on: Day): Promise<Map<string, string[]>> => {
  if (organs.length === 0) return new Map()
  const rows = await session.all(sql<{ parent: string; id: string }>`
    select parent, id from organs.name
    where county = ${session.county} and parent = any(${organs}::uuid[]) and kind = 'villageCommittee'
      and starts_on <= ${on} and (ends_on is null or ends_on >= ${on})`)
  const below = new Map<string, string[]>()
  for (const { parent, id } of rows) below.set(parent, [...(below.get(parent) ?? []), id])
  return below
}

/** The viewer that a log-in is at this instant: the posts of its person in force today, or the one it acts by, and what they grant. */
export const viewerOf = async (
  session: Session,
  login: Pick<Login, 'id' | 'name' | 'person' | 'stamp'> & {
    readonly freshAt?: string | null
    readonly scope?: readonly string[] | null
    readonly post?: string | null
    readonly device?: string | null
  },
  now: Date,
  token: Uint8Array | null = null,
): Promise<Viewer> => {
  const today = dayOf(now)
  const posts = login.person === null ? [] : await actingBy(session, login.person, login.post ?? null, today)
  const governments = posts.filter(({ organKind }) => organKind === 'townshipGovernment').map(({ organ }) => organ)
  const below = await belowOf(session, governments, today)
  const ownPost = posts.find(({ standsFor }) => standsFor === null)
  const name = ownPost?.name ?? (login.person && (await personName(session, login.person))) ?? login.name
  const grants = grantsFrom(
    posts.map(({ role, organ, division }) => ({ role, organ, division, below: below.get(organ) ?? [] })),
  )
  return {
    county: session.county,
    login: login.id,
    person: login.person,
    name,
    posts: posts.map(({ id, organ, organName, role, division, standsFor }) => ({
      id,
      organ,
      organName,
      role,
      division,
      standsFor,
    })),
    grants: login.scope ? grants.filter(({ permission }) => login.scope?.includes(permission)) : grants,
    hasLeftPost: typeof login.post === 'string' && !posts.some(({ id }) => id === login.post),
    receipt: null,
    proof: { token, stamp: login.stamp, freshAt: login.freshAt ?? null, isOnPhone: typeof login.device === 'string' },
  }
}

import { type Day, dayOf } from '#kernel/day.ts'
import type { Viewer } from '#kernel/viewer.ts'
import { personName, postsOf } from '#commons/people/data/store.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import type { Login } from '#platform/login/login.ts'
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

/** The viewer that a log-in is at this instant: the posts of its person in force today, and what they grant. */
export const viewerOf = async (
  session: Session,
  login: Pick<Login, 'id' | 'name' | 'person' | 'stamp'> & {
    readonly freshAt?: string | null
    readonly scope?: readonly string[] | null
  },
  now: Date,
  token: Uint8Array | null = null,
): Promise<Viewer> => {
  const today = dayOf(now)
  const posts = login.person === null ? [] : await postsOf(session, login.person, today)
  const governments = posts.filter(({ organKind }) => organKind === 'townshipGovernment').map(({ organ }) => organ)
  const below = await belowOf(session, governments, today)
  const name = posts[0]?.name ?? (login.person && (await personName(session, login.person))) ?? login.name
  const grants = grantsFrom(
    posts.map(({ role, organ, division }) => ({ role, organ, division, below: below.get(organ) ?? [] })),
  )
  return {
    county: session.county,
    login: login.id,
    person: login.person,
    name,
    posts: posts.map(({ organ, organName, role, division }) => ({ organ, organName, role, division })),
    grants: login.scope ? grants.filter(({ permission }) => login.scope?.includes(permission)) : grants,
    receipt: null,
    proof: { token, stamp: login.stamp, freshAt: login.freshAt ?? null },
  }
}

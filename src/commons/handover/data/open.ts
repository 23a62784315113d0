import { roles } from '#commons/access/spec/roles.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import type { PlanRecord } from './tables.ts'

interface TaskGroup {
  readonly kind: string
  readonly move: string
  readonly permission: string
  readonly count: number
}

/** A post that is not ended and lets its holder do what is owed. */
export interface Holder {
  readonly post: string
  readonly name: string
  readonly permission: string
}

/** What is open when a term ends and stays so. */
export interface Open {
  readonly tasks: readonly TaskGroup[]
  readonly holders: readonly Holder[]
  /** Changes of own data that those who leave have asked for. */
  readonly changes: number
  /** Sessions of the old term that are planned and were not held. */
  readonly sessions: readonly string[]
  /** Posts that those who leave hold elsewhere and keep. */
  readonly kept: number
}

const grantsOf = (role: string): string[] => Object.keys((roles as Readonly<Record<string, object>>)[role] ?? {})

const rolesWith = (permission: string): string[] =>
  Object.keys(roles).filter((role) => grantsOf(role).includes(permission))

/** Open matters that holders of the ending posts see to, and who else does. */
export const openFor = async (
  session: Session,
  { township, congress, oldNth }: PlanRecord,
  ending: {
    readonly posts: readonly { readonly id: string; readonly role: string; readonly person: string }[]
    readonly persons: readonly string[]
  },
): Promise<Open> => {
  const { county } = session
  const permissions = [...new Set(ending.posts.flatMap(({ role }) => grantsOf(role)))]
  const pairs = permissions.flatMap((permission) => rolesWith(permission).map((role) => ({ permission, role })))
  const persons = [...new Set([...ending.persons, ...ending.posts.map(({ person }) => person)])]
  const [tasks, holders, changes, sessions, kept] = await Promise.all([
    session.all(sql<TaskGroup>`
      select kind, move, permission, count(*)::int as count from tasks.open_task
      where county = ${county} and permission = any(${permissions}::text[]) and (${township}::text is null or left(division, 9) = ${township})
      group by kind, move, permission order by kind, move`),
    session.all(sql<Holder>`
      select p.id as post, p.name, g.permission from unnest(${pairs.map(({ permission }) => permission)}::text[], ${pairs.map(({ role }) => role)}::text[]) as g (permission, role)
      join people.post_card p on p.county = ${county} and p.role = g.role and p.state = 'held'
      where ${township}::text is null or p.division is null or left(p.division, 9) = ${township} order by p.name limit 2000`),
    session.one(sql<{ n: number }>`
      select count(*)::int as n from people.open_change where county = ${county} and person = any(${persons}::uuid[])`),
    session.all(sql<{ title: string }>`
      select title from organs.session_card where county = ${county} and organ = ${congress} and term_number = ${oldNth} and state = 'planned' order by number`),
    session.one(sql<{ n: number }>`
      select count(*)::int as n from people.post_card where county = ${county} and person = any(${persons}::uuid[]) and state <> 'ended'
        and id <> all(${ending.posts.map(({ id }) => id)}::uuid[])`),
  ])
  return { tasks, holders, changes: changes?.n ?? 0, sessions: sessions.map(({ title }) => title), kept: kept?.n ?? 0 }
}

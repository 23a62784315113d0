import { dayOf } from '#kernel/day.ts'
import type { Scope, Viewer } from '#kernel/viewer.ts'
import { type Context, wordsFor } from '#platform/action/context.ts'
import type { NameOf } from '#platform/db/names.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import { roleName } from '../data/me.ts'
import { labels as en } from '../spec/labels/en.ts'
import { labels as zh } from '../spec/labels/zh-CN.ts'
import type { HeldRights } from '../spec/rights.ts'

const words = { 'zh-CN': zh, en } as const
export type Words = Readonly<Record<string, string>>

/** This room's words in the caller's language. */
export const saying = (context: Context): Words => wordsFor(context, words)

export const permissionName = (say: Words, permission: string): string => say[`may.${permission}`] ?? permission

export const keysOf = (scopes: readonly Scope[]): string[] =>
  scopes.flatMap((scope) => (scope.kind === 'divisions' ? scope.codes : scope.kind === 'organs' ? scope.ids : []))

export const scopeWords = (say: Words, nameOf: NameOf, scopes: readonly Scope[]): string => {
  if (scopes.some(({ kind }) => kind === 'county')) return say['reach.county'] ?? ''
  const named = keysOf(scopes).map((key) => nameOf(key) ?? key)
  return [...new Set(named)].join(say['reach.and'] ?? '')
}

type Held = Pick<Viewer, 'posts' | 'grants'>

interface Span {
  readonly id: string
  readonly since: string
  readonly until: string | null
}

const spansOf = async (session: Session, { posts }: Held, today: string): Promise<ReadonlyMap<string, Span>> => {
  const rows = await session.all(sql<Span>`
    select p.id, coalesce(s.starts_on, p.starts_on) as since, coalesce(s.ends_on, p.ends_on) as until
    from unnest(${posts.map(({ id }) => id)}::uuid[], ${posts.map(({ standsFor }) => standsFor !== null)}::boolean[]) as asked (id, is_other)
    join people.post_card p on p.county = ${session.county} and p.id = asked.id
    left join substitutions.span s on asked.is_other and s.county = ${session.county} and s.post = p.id and s.state = 'appointed'
      and s.starts_on <= ${today} and s.ends_on >= ${today}`)
  return new Map(rows.map((row) => [row.id, row]))
}

/** What each of these posts lets its bearer do, where, from when to when. A program sees what its token leaves of it. */
export const rightsOf = async (session: Session, context: Context, held: Held): Promise<HeldRights[]> => {
  const say = saying(context)
  const spans = await spansOf(session, held, dayOf(context.now))
  const nameOf = await context.ports.names(session, keysOf(held.grants.map(({ scope }) => scope)))
  return held.posts.map(({ id, organName, role, standsFor }, place) => ({
    id,
    organName,
    role,
    roleName: roleName(role, context.language),
    standsFor,
    since: spans.get(id)?.since ?? '',
    until: spans.get(id)?.until ?? null,
    rights: held.grants
      .filter(({ post }) => post === place)
      .map(({ permission, scope }) => ({
        permission,
        name: permissionName(say, permission),
        scope: scopeWords(say, nameOf, [scope]),
      })),
  }))
}

import { dayOf } from '#kernel/day.ts'
import { found } from '#kernel/problem.ts'
import type { Scope, Viewer } from '#kernel/viewer.ts'
import { type Context, wordsFor } from '#platform/action/context.ts'
import { readerOf } from '#platform/action/reader.ts'
import type { NameOf } from '#platform/db/names.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import { type Reason, reasonFor } from './reason-for.ts'
import { labels as en } from '../spec/labels/en.ts'
import { labels as zh } from '../spec/labels/zh-CN.ts'
import type { HeldRights, Why } from '../spec/rights.ts'
import { roleName } from '../data/me.ts'

const words = { 'zh-CN': zh, en } as const
type Words = Readonly<Record<string, string>>

const permissionName = (say: Words, permission: string): string => say[`may.${permission}`] ?? permission

const keysOf = (scopes: readonly Scope[]): string[] =>
  scopes.flatMap((scope) => (scope.kind === 'divisions' ? scope.codes : scope.kind === 'organs' ? scope.ids : []))

const scopeWords = (say: Words, nameOf: NameOf, scopes: readonly Scope[]): string => {
  if (scopes.some(({ kind }) => kind === 'county')) return say['reach.county'] ?? ''
  const named = keysOf(scopes).map((key) => nameOf(key) ?? key)
  return [...new Set(named)].join(say['reach.and'] ?? '')
}

interface Span {
  readonly organ: string
  readonly role: string
  readonly since: string
  readonly until: string | null
}

const spansOf = (session: Session, viewer: Viewer, today: string): Promise<Span[]> =>
  session.all(sql<Span>`
    select organ, role, starts_on as since, ends_on as until from people.post_card
    where county = ${session.county} and person = ${viewer.person} and state = 'held' and starts_on <= ${today}
      and (ends_on is null or ends_on >= ${today}) order by starts_on`)

/** What each of the viewer's posts lets him do, where, from when to when. A program sees what its token leaves of it. */
export const rightsOf = async (session: Session, context: Context): Promise<HeldRights[]> => {
  const { viewer, ports, language } = context
  const say: Words = wordsFor(context, words)
  const spans = await spansOf(session, viewer, dayOf(context.now))
  const nameOf = await ports.names(session, keysOf(viewer.grants.map(({ scope }) => scope)))
  return viewer.posts.map((post, place) => {
    const span = spans.find(({ organ, role }) => organ === post.organ && role === post.role)
    const grants = viewer.grants.filter((grant) => grant.post === place)
    return {
      organName: post.organName,
      role: post.role,
      roleName: roleName(post.role, language),
      since: span?.since ?? '',
      until: span?.until ?? null,
      rights: grants.map(({ permission, scope }) => ({
        permission,
        name: permissionName(say, permission),
        scope: scopeWords(say, nameOf, [scope]),
      })),
    }
  })
}

const fill = (text: string | undefined, given: Words): string =>
  (text ?? '').replace(/\{(\w+)\}/g, (_, name: string) => given[name] ?? '')

const sentence = (say: Words, { verdict, reach, post }: Reason, given: Words): string => {
  const acting = { ...given, post: post ? (given.post ?? '') : '' }
  if (verdict.ok) return fill(say['why.may'], acting)
  if (verdict.code !== 'not-allowed') return fill(say['why.notNow'], acting)
  return fill(reach.length === 0 ? say['why.noPost'] : say['why.elsewhere'], given)
}

/** Why the viewer may do this, or why not. Throws not-found for what he does not see, and for an operation that there is not. */
export const whyOf = async (
  session: Session,
  context: Context,
  { operation, record }: { readonly operation: string; readonly record?: string | undefined },
): Promise<Why> => {
  const { viewer, ports, language } = context
  const { keeper } = found(ports.actionOf(operation))
  const move = operation.slice(operation.indexOf('.') + 1)
  const reader = await readerOf(context, (await ports.settings(session, keeper.room)).value)
  const row = record === undefined ? null : (await keeper.card(session, reader, record)).row
  const reason = found(reasonFor(keeper, viewer, move, row, reader.days.today))
  const say: Words = wordsFor(context, words)
  const nameOf = await ports.names(session, keysOf(reason.reach))
  const named = reason.roles.map((role) => ({ role, roleName: roleName(role, language) }))
  const by = reason.post && {
    organName: reason.post.organName,
    role: reason.post.role,
    roleName: roleName(reason.post.role, language),
  }
  const and = say['reach.and'] ?? ''
  return {
    may: reason.verdict.ok,
    refusal: reason.verdict.ok ? null : reason.verdict.code,
    because: sentence(say, reason, {
      post: by ? `${by.organName} ${by.roleName}` : '',
      right: reason.needs.map((permission) => permissionName(say, permission)).join(and),
      roles: named.map((one) => one.roleName).join(and),
      reach: scopeWords(say, nameOf, reason.reach),
    }),
    needs: reason.needs.map((permission) => ({ permission, name: permissionName(say, permission) })),
    by,
    roles: named,
  }
}

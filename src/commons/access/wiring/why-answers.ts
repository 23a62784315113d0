import { found, Problem } from '#kernel/problem.ts'
import type { Viewer } from '#kernel/viewer.ts'
import type { AnswerOf, QueryOf } from '#kernel/endpoint.ts'
import type { Card, Keeper, Reader } from '#platform/action/action.ts'
import type { Context } from '#platform/action/context.ts'
import { readerOf } from '#platform/action/reader.ts'
import type { NameOf } from '#platform/db/names.ts'
import type { Session } from '#platform/db/session.ts'
import { viewerOf } from '../actions/viewer-of.ts'
import { roleName } from '../data/me.ts'
import { subjectOf } from '../data/subject.ts'
import type { readReasons, readWhy, Why } from '../spec/rights.ts'
import { type Reason, reasonFor } from './reason-for.ts'
import { keysOf, permissionName, saying, scopeWords, type Words } from './rights-answers.ts'

const fill = (text: string | undefined, given: Words): string =>
  (text ?? '').replace(/\{(\w+)\}/g, (_, name: string) => given[name] ?? '')

const sentence = (say: Words, { verdict, needs, reach, post }: Reason, given: Words): string => {
  if (needs.length === 0) return say['why.byNoPost'] ?? ''
  const acting = { ...given, post: post ? (given.post ?? '') : '' }
  if (verdict.ok) return fill(say['why.may'], acting)
  if (verdict.code !== 'not-allowed') return fill(say['why.notNow'], acting)
  return fill(reach.length === 0 ? say['why.noPost'] : say['why.elsewhere'], given)
}

/** A reason in the caller's words. */
const told = ({ language }: Context, say: Words, nameOf: NameOf, who: string, reason: Reason): Why => {
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
      who,
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

const readingOf = async (session: Session, context: Context, keeper: Keeper): Promise<Reader> =>
  readerOf(context, (await context.ports.settings(session, keeper.room)).value)

/** Why the viewer may do this, or why not. Throws not-found for what he does not see, and for an operation that there is not. */
export const whyOf = async (
  session: Session,
  context: Context,
  { operation, record }: QueryOf<typeof readWhy>,
): Promise<Why> => {
  const { keeper } = found(context.ports.actionOf(operation))
  const move = operation.slice(operation.indexOf('.') + 1)
  const reader = await readingOf(session, context, keeper)
  const row = record === undefined ? null : (await keeper.card(session, reader, record)).row
  const reason = found(reasonFor(keeper, context.viewer, move, row, reader.days.today))
  const say = saying(context)
  return told(context, say, await context.ports.names(session, keysOf(reason.reach)), say['why.you'] ?? '', reason)
}

const seenBy = async (
  session: Session,
  keeper: Keeper,
  reader: Reader,
  viewer: Viewer,
  record: string,
): Promise<Card | undefined> => {
  try {
    return await keeper.card(session, { ...reader, viewer }, record)
  } catch (error) {
    if (error instanceof Problem && error.refusal.code === 'not-found') return undefined
    throw error
  }
}

/**
 * Why the viewer, or somebody whom he keeps, may make each move on a record, or not. Throws not-found for a record or person out of the
 * viewer's own sight, and for a kind that there is not.
 */
export const reasonsOf = async (
  session: Session,
  context: Context,
  { kind, record, person }: QueryOf<typeof readReasons>,
): Promise<AnswerOf<typeof readReasons>> => {
  const keeper = found(context.ports.keeperOf(kind))
  const reader = await readingOf(session, context, keeper)
  const own = await keeper.card(session, reader, record)
  const subject = person === undefined ? undefined : await subjectOf(session, context.viewer, person)
  const asked = subject
    ? await viewerOf(session, { id: '', stamp: 0, name: subject.name, person: subject.id }, context.now)
    : context.viewer
  const card = subject ? await seenBy(session, keeper, reader, asked, record) : own
  const moves = Object.entries(keeper.life.moves).flatMap(([move, { door }]) => (door === undefined ? [move] : []))
  const reasons = moves.map((move) => ({
    move,
    reason: found(reasonFor(keeper, asked, move, own.row, reader.days.today)),
  }))
  const nameOf = await context.ports.names(session, keysOf(reasons.flatMap(({ reason }) => reason.reach)))
  const say = saying(context)
  const who = subject?.name ?? say['why.you'] ?? ''
  return {
    title: own.row.title,
    state: own.row.state,
    name: asked.name,
    sees: card !== undefined,
    items: card ? reasons.map(({ move, reason }) => ({ move, ...told(context, say, nameOf, who, reason) })) : [],
  }
}

import { dayOf } from '#kernel/day.ts'
import { found } from '#kernel/problem.ts'
import { act } from '#platform/action/act.ts'
import type { TypedAction } from '#platform/action/action.ts'
import { create } from '#platform/action/create.ts'
import { latestEntries, note } from '#platform/audit/entry.ts'
import { type Route, route } from '#platform/http/route.ts'
import { codeOf } from '#platform/login/handed-code.ts'
import { endSession } from '#platform/login/sessions.ts'
import { makeAccount } from '../actions/make-account.ts'
import { listPersons } from '../data/account-list.ts'
import { sessionItems } from '../data/session-items.ts'
import { forgetToken } from '../data/token-memory.ts'
import * as contract from '../spec/accounts.ts'
import type { Account } from '../spec/accounts.ts'
import { accountActions } from './account-actions.ts'
import { waitingFor } from './waiting.ts'

const verbs = (Object.keys(contract.accountActs) as (keyof typeof contract.accountActs)[]).map(
  (verb): Route =>
    route(contract.accountActs[verb], async (context, { params, body }) => ({
      body: await act<unknown, Account>(
        context,
        accountActions[verb] as TypedAction<unknown>,
        { id: params.id, ...body },
        { isRead: true },
      ),
    })),
)

export const accountRoutes: readonly Route[] = [
  route(contract.listAccounts, ({ county, db, now }, { query }) =>
    db.read(county, async (session) => ({ body: await listPersons(session, { ...query, on: dayOf(now) }) })),
  ),
  route(contract.readWaiting, ({ county, db, now, viewer }) =>
    db.read(county, async (session) => ({ body: await waitingFor(session, viewer, now) })),
  ),
  route(contract.makeAccount, async (context, { body }) => {
    const { answer, isNew } = await create<typeof body, Account>(context, makeAccount, body, { isRead: true })
    return { status: isNew ? 201 : 200, body: answer }
  }),
  route(contract.handOut, async (context, { params, body }) => {
    const answer = await act<(typeof body)['input'], Account>(
      context,
      accountActions.handOut,
      { id: params.id, ...body },
      { isRead: true },
    )
    const code = await context.db.read(context.county, async (session) => codeOf(session, params.id, answer.version))
    return { body: { ...answer, code } }
  }),
  ...verbs,
  route(contract.listSessions, ({ county, db, now, viewer }, { query }) =>
    db.read(county, async (session) => {
      const items = await sessionItems(session, { own: viewer.proof?.token ?? null, now })
      const word = query.q?.trim() ?? ''
      return {
        body: { items: items.filter(({ loginName, name }) => loginName.includes(word) || (name ?? '').includes(word)) },
      }
    }),
  ),
  route(contract.endOneSession, async ({ county, db, now, viewer }, { params, source }) => {
    const ended = await db.write(county, async (session) => {
      const one = found(await endSession(session, params.session, null, now))
      note(session, {
        name: 'session.ended',
        at: now,
        login: one.login,
        by: viewer.login,
        source,
        extra: { kind: one.kind },
      })
      return one
    })
    forgetToken(db, county, ended.tokenHash)
    return { body: { ok: true as const } }
  }),
  route(contract.listEntries, ({ county, db }, { query: { before, limit, q, failed } }) =>
    db.read(county, async (session) => ({
      body: {
        items: await latestEntries(session, {
          limit,
          before: before ?? null,
          words: q,
          onlyFailed: failed !== undefined,
        }),
      },
    })),
  ),
]

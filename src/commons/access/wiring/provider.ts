import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import type { Context } from '#platform/action/context.ts'
import { note } from '#platform/audit/entry.ts'
import type { Session } from '#platform/db/session.ts'
import { type Reply, type Route, route } from '#platform/http/route.ts'
import { type Attempt, beginAttempt, endAttempt, tryAttempt } from '#platform/login/attempt.ts'
import { isDemoOpenTo } from '#platform/login/demo-gate.ts'
import { loginById } from '#platform/login/login.ts'
import {
  goToProvider,
  linkSubject,
  loginOfSubject,
  readProvider,
  subjectFrom,
  subjectHash,
} from '#platform/login/provider.ts'
import type { Door } from '../actions/open-session.ts'
import { openSession } from '../actions/open-session.ts'
import { siteOf } from '../data/site.ts'
import { waysOf } from '../data/ways.ts'
import * as contract from '../spec/provider.ts'

const cookieName = '__Host-luzhi-way'
/** Lax: the service sends the person back from another site. */
const wayCookie = (ticket: string): string =>
  `${cookieName}=${ticket}; Max-Age=${ticket === '' ? 0 : 600}; Path=/; HttpOnly; Secure; SameSite=Lax`

const ticketOf = (cookies: string | undefined): string =>
  new RegExp(`(?:^|;\\s*)${cookieName}=([\\w-]{43})(?:;|$)`).exec(cookies ?? '')?.[1] ?? ''

const addressOf = (origin: string): string => `${origin}${contract.providerAnswer.path}`

/** Sends somebody there: to log in, or (with a log-in) to link it. Throws Problem not-found where there is no service, busy when it does not answer. */
const begin = async (
  { county, db, now }: Context,
  login: string | null,
  origin: string,
): Promise<Reply<{ url: string }>> => {
  const provider = await db.read(county, readProvider)
  if (!provider) throw new Problem(refuse('not-found'))
  const going = await goToProvider(provider, addressOf(origin)).catch(() => undefined)
  if (!going) throw new Problem(refuse('busy'))
  const { url, ...data } = going
  const ticket = await db.write(county, (session) => beginAttempt(session, { login, step: 'oidc', data, now }))
  return { headers: { 'set-cookie': wayCookie(ticket) }, body: { url } }
}

interface Back {
  readonly goTo: contract.Outcome | ''
  readonly cookies?: readonly string[]
}

const link = async (
  session: Session,
  { now, viewer }: Context,
  login: string,
  hash: string,
  door: Door,
): Promise<Back> => {
  // Only whoever began it, still logged in in this browser: nobody's account is linked by a page that he was lured to.
  if (viewer.login !== login) return { goTo: 'failed' }
  if (!(await linkSubject(session, login, hash))) return { goTo: 'taken' }
  note(session, { name: 'provider.linked', at: now, login, source: door.source })
  return { goTo: 'linked' }
}

const enter = async (
  session: Session,
  context: Context,
  { hash, trustsSecond }: { readonly hash: string; readonly trustsSecond: boolean },
  door: Door,
): Promise<Back> => {
  const { now, county } = context
  const id = await loginOfSubject(session, hash, now)
  const login = id === undefined ? undefined : await loginById(session, id, now)
  const fail = { name: 'login.failed', at: now, login: login?.id ?? null, source: door.source, extra: { why: 'oidc' } }
  if (!login) {
    note(session, fail)
    return { goTo: 'unknown' }
  }
  if (login.isDemo && !isDemoOpenTo(door.source)) return { goTo: 'demo-only-here' }
  const { hasFactor } = await waysOf(session, login.id, siteOf(door.origin, county))
  if (!trustsSecond && hasFactor) {
    const ticket = await beginAttempt(session, { login: login.id, step: 'second', data: { way: 'oidc' }, now })
    return { goTo: 'second', cookies: [wayCookie(ticket)] }
  }
  if (!trustsSecond && !login.isDemo) {
    note(session, { ...fail, extra: { why: 'not enrolled' } })
    return { goTo: 'enrol-first' }
  }
  const { cookies } = await openSession(session, context, login, door, { way: 'oidc' })
  return { goTo: '', cookies: [...cookies, wayCookie('')] }
}

/** The attempt that this browser began, used up by asking. */
const takeAttempt = ({ county, db, now }: Context, ticket: string): Promise<Attempt | undefined> =>
  db.write(county, async (session) => {
    const attempt = await tryAttempt(session, ticket, 'oidc', now)
    endAttempt(session, ticket)
    return attempt
  })

const comeBack = async (context: Context, query: Readonly<Record<string, string>>, door: Door): Promise<Back> => {
  const { county, db, now } = context
  const attempt = await takeAttempt(context, ticketOf(door.header('cookie')))
  const { state, nonce, verifier } = attempt?.data ?? {}
  const provider = await db.read(county, readProvider)
  if (!attempt || !provider || !state || !nonce || !verifier) return { goTo: 'failed' }
  const address = new URL(`${addressOf(door.origin)}?${new URLSearchParams(query).toString()}`)
  const subject = await subjectFrom(provider, address, { state, nonce, verifier })
  return db.write(county, async (session) => {
    if (subject === undefined) {
      note(session, {
        name: 'login.failed',
        at: now,
        login: attempt.login,
        source: door.source,
        extra: { why: 'oidc' },
      })
      return { goTo: 'failed' as const }
    }
    const hash = subjectHash(session, provider, subject)
    return attempt.login === null
      ? enter(session, context, { hash, trustsSecond: provider.trustsSecond }, door)
      : link(session, context, attempt.login, hash, door)
  })
}

export const providerRoutes: readonly Route[] = [
  route(contract.showProvider, async ({ county, db }) => ({
    body: { name: (await db.read(county, readProvider))?.name ?? null },
  })),
  route(contract.goToProvider, (context, { origin }) => begin(context, null, origin)),
  route(contract.linkProvider, (context, { origin }) => begin(context, context.viewer.login, origin)),
  route(contract.unlinkProvider, ({ county, db, now, viewer }, { source }) =>
    db.write(county, async (session) => {
      await linkSubject(session, viewer.login ?? '', null)
      note(session, { name: 'provider.unlinked', at: now, login: viewer.login, source })
      return { body: { ok: true as const } }
    }),
  ),
  route(contract.providerAnswer, async (context, call) => {
    const { goTo, cookies = [wayCookie('')] } = await comeBack(context, call.query, call)
    const page = goTo === 'linked' || goTo === 'taken' ? '/desk/account' : '/desk/'
    const location = goTo === '' ? page : `${page}?provider=${goTo}`
    return { status: 303, headers: { location, 'set-cookie': [...cookies] }, body: { goTo: location } }
  }),
  // The ticket waits in a cookie that no script reads; asked for once, it is told with the ways that are open.
  route(contract.providerSecond, ({ county, db, now }, { origin, header }) =>
    db.write(county, async (session) => {
      const old = ticketOf(header('cookie'))
      const attempt = await tryAttempt(session, old, 'second', now)
      if (!attempt?.login) throw new Problem(refuse('too-late'))
      endAttempt(session, old)
      const { ways, challenge } = await waysOf(session, attempt.login, siteOf(origin, county))
      const data = { way: 'oidc', ...(challenge !== undefined && { challenge }) }
      const ticket = await beginAttempt(session, { login: attempt.login, step: 'second', data, now })
      return { status: 202, headers: { 'set-cookie': wayCookie('') }, body: { next: 'second' as const, ticket, ways } }
    }),
  ),
]

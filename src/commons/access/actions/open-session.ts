import type { Context } from '#platform/action/context.ts'
import { note } from '#platform/audit/entry.ts'
import type { Session } from '#platform/db/session.ts'
import { loginCookie } from '#platform/login/cookie.ts'
import type { Login } from '#platform/login/login.ts'
import { agentOf } from '#platform/login/sessions.ts'
import { beginLogin, tokenHash } from '#platform/login/token.ts'
import { viewerOf } from './viewer-of.ts'
import type { Me } from '../spec/contract.ts'
import { knownCookie } from '../data/known-browser.ts'
import { meOf } from '../data/me.ts'

/** Where a request comes from, as far as log-ins care. */
export interface Door {
  readonly source: string
  readonly origin: string
  readonly header: (name: 'user-agent' | 'cookie') => string | undefined
}

export interface Opened {
  readonly me: Me
  readonly cookies: string[]
}

/** Lets somebody in: a session of its own with a new token, whatever the browser brought (7.2.4), noted with how he was known. */
export const openSession = async (
  session: Session,
  { now, language }: Context,
  login: Login,
  { source, header }: Door,
  { way, device = null }: { readonly way: string; readonly device?: string | null },
): Promise<Opened> => {
  const agent = agentOf(header('user-agent'))
  const token = await beginLogin(session, login.id, now, { source, agent, way, device })
  note(session, { name: 'login.opened', at: now, login: login.id, source, extra: { way, agent } })
  const viewer = await viewerOf(session, login, now, tokenHash(token))
  return {
    me: await meOf(session, viewer, now, language),
    cookies: [loginCookie(token), knownCookie(session.keys, session.county, login.id)],
  }
}

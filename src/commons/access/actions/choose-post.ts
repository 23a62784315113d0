import { dayOf } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import type { Context } from '#platform/action/context.ts'
import { note } from '#platform/audit/entry.ts'
import { loginCookie } from '#platform/login/cookie.ts'
import { loginById } from '#platform/login/login.ts'
import { switchPost, tokenHash } from '#platform/login/token.ts'
import { actableOf } from '../data/choices.ts'
import { meOf } from '../data/me.ts'
import { forgetToken } from '../data/token-memory.ts'
import type { Me } from '../spec/contract.ts'
import { viewerOf } from './viewer-of.ts'

/**
 * The session acts by one post from now on (null: by all of one's own), under a new token; the old one is dead at once (ASVS 7.2.4), and
 * acts under way are waited for. Throws Problem no-such-post (422) for a post that is not one's own and in which one was not appointed to
 * act today, not-logged-in for a program's token.
 */
export const choosePost = async (
  { county, db, now, viewer, language }: Context,
  post: string | null,
  source: string,
): Promise<{ readonly me: Me; readonly cookie: string }> => {
  const { login, person, proof } = viewer
  if (login === null || person === null || !proof?.token) throw new Problem(refuse('not-logged-in'))
  const hash = Buffer.from(proof.token)
  const chosen = await db.write(county, async (session) => {
    const choice = post === null ? null : (await actableOf(session, person, dayOf(now))).find(({ id }) => id === post)
    if (choice === undefined) throw new Problem(refuse('no-such-post', { pointer: '/post' }))
    const token = await switchPost(session, login, hash, post)
    const known = await loginById(session, login, now)
    if (token === undefined || !known) throw new Problem(refuse('not-logged-in'))
    const extra = choice && { post: `${choice.organName} ${choice.role}`, standsFor: choice.standsFor }
    note(session, { name: 'login.postChosen', at: now, login, source, extra: extra ?? {} })
    const becomes = await viewerOf(session, { ...known, freshAt: proof.freshAt ?? null, post }, now, tokenHash(token))
    return { me: await meOf(session, becomes, now, language), cookie: loginCookie(token) }
  })
  forgetToken(db, county, hash)
  return chosen
}

import { found } from '#kernel/problem.ts'
import { findCounty } from '#commons/organs/data/counties.ts'
import type { Session } from '#platform/db/session.ts'
import { qrOf } from '#platform/http/qr.ts'
import { type Route, route } from '#platform/http/route.ts'
import { type DayRoot, lastDays, rootOfDay, sentOn } from '#platform/seal/days.ts'
import { fingerprintOf, publicKeyOf } from '#platform/seal/signing.ts'
import { checkSeals } from '../actions/check-seals.ts'
import { isNoted, lastChecks } from '../data/checks.ts'
import { underWay } from '../data/under-way.ts'
import { chainState } from '#platform/seal/state.ts'
import { beginCheck, publicDays, readDay, readSeals, type SentDay } from '../spec/contract.ts'

const shownDays = 31
const shownChecks = 20

const withSent = async (session: Session, roots: readonly DayRoot[]): Promise<SentDay[]> => {
  const oldest = roots.at(-1)?.day
  const sent = oldest === undefined ? [] : await sentOn(session, oldest)
  return roots.map((root) => ({ ...root, sent: sent.filter(({ day }) => day === root.day).map(({ way }) => way) }))
}

export const routes: readonly Route[] = [
  route(readSeals, ({ db, county }) =>
    db.read(county, async (session) => {
      const key = publicKeyOf(session.keys)
      return {
        body: {
          ...(await chainState(session)),
          key,
          fingerprint: fingerprintOf(key),
          days: await withSent(session, await lastDays(session, shownDays)),
          checks: await lastChecks(session, shownChecks),
          checking: underWay.get(county) ?? null,
        },
      }
    }),
  ),
  route(beginCheck, async ({ db, county, ports, viewer, now }, { body: { id } }) => {
    const isDone = await db.read(county, (session) => isNoted(session, id))
    const begun = !isDone && !underWay.has(county)
    // It goes on after the answer; what it finds is noted, and where it breaks off nothing is.
    if (begun) void checkSeals({ db, ports, county, id, by: viewer.login, now }).catch(() => undefined)
    return { body: { begun } }
  }),
  route(readDay, ({ db, county }, { params: { day } }) =>
    db.read(county, async (session) => {
      const [root] = await withSent(session, [found(await rootOfDay(session, day))])
      const { key, statement } = found(root)
      const { name: countyName } = found(await findCounty(session))
      return { body: { root: found(root), countyName, fingerprint: fingerprintOf(key), qr: qrOf(statement) } }
    }),
  ),
  route(publicDays, ({ db, county }) =>
    db.read(county, async (session) => ({
      body: { key: publicKeyOf(session.keys), days: await lastDays(session, shownDays) },
    })),
  ),
]

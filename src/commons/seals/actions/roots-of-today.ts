import { dayOf } from '#kernel/day.ts'
import { codeOf } from '#platform/log/code-of.ts'
import { eachCounty } from '#platform/log/each-county.ts'
import { isGenuine, noteSent, sealDay, unsentBy } from '#platform/seal/days.ts'
import { publicKeyOf } from '#platform/seal/signing.ts'
import type { DailyOptions } from '../data/daily-options.ts'
import type { Way } from '../data/way.ts'

/** Roots sent at one look: a way that was away for a month catches up within minutes. */
const atOnce = 31

const send = async ({ db, log, now }: DailyOptions, county: string, way: Way): Promise<void> => {
  const { roots, key } = await db.read(county, async (session) => ({
    roots: await unsentBy(session, way.name, atOnce),
    key: publicKeyOf(session.keys),
  }))
  for (const root of roots) {
    if (!isGenuine(root, key)) {
      log.error({ county, day: root.day, way: way.name }, 'a root that we did not sign is not sent: run luzhi verify')
      continue
    }
    try {
      await way.send(root)
    } catch (error) {
      log.warn({ county, day: root.day, way: way.name, code: codeOf(error) }, 'root not sent, tried again')
      return
    }
    await db.write(county, async (session) => noteSent(session, root.day, way.name, now()))
  }
}

/** Signs the head for today where it is not signed yet, and sends outside what has not gone there. */
export const rootsOfToday = (options: DailyOptions): Promise<void> =>
  eachCounty(options, 'the root of today is not signed or not sent, tried again', async (county) => {
    const { db, ways, now } = options
    await db.write(county, (session) => sealDay(session, dayOf(now()), now()))
    for (const way of ways) await send(options, county, way)
  })

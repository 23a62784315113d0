import { randomInt } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { openInstance } from '#apps/instance.ts'
import { sql } from '#platform/db/sql.ts'
import { benchKey, makeCounty, type MadeCounty } from '../fixtures/load-county.ts'
import { type Asked, quantile, shoot, type Shot } from './running/load.ts'
import { officeOf } from './overload.ts'
import type { Check } from './running/report.ts'
import { withPlace } from './running/server.ts'

/** As many places as threat 7 of security.md has, and what they send together. */
const places = 500
const aMinute = 1000
/** Milliseconds within which 99 of a hundred answers to staff come meanwhile. */
const mostForStaff = 500

const message = (county: MadeCounty, from: string): Asked => ({
  path: '/api/public/v1/opinions',
  from,
  body: {
    id: uuidv7(),
    body: `村口的路灯坏了，请尽快修好。${randomInt(1_000_000_000)}`,
    township: county.townships[randomInt(county.townships.length)]?.code ?? '',
  },
})

const floodOf = (county: MadeCounty) => (): Asked => {
  const place = randomInt(places)
  return message(county, `198.18.${place >> 8}.${place & 255}`)
}

/** People who each say one thing, from a place of their own. */
const citizensOf = (county: MadeCounty): (() => Asked) => {
  let count = 0
  return () => message(county, `203.0.${++count >> 8}.${count & 255}`)
}

const told = ({ admitted, refused }: Shot): string =>
  `${admitted.length} taken, ${refused} sent away, p99 ${quantile(admitted, 0.99).toFixed(0)} ms`

/** Answers that must not be: something else than taken or sent away, or sent away without a word when to come again. */
const faultsOf = ({ wrong, unsaid }: Shot): string[] => [
  ...wrong,
  ...(unsaid > 0 ? [`${unsaid} refusals did not say when to come again`] : []),
]

/**
 * Five hundred places send a thousand messages a minute, each too few for its own limit: staff work on, whoever has one thing to say says it,
 * what is too much is sent away with a time, and what was answered as taken is there.
 */
export const flood = (minutes: number, check: Check): Promise<void> =>
  withPlace(async ({ dataDir, start }) => {
    const server = await start({ LUZHI_PROXY: '1' })
    const env = { ...process.env, LUZHI_DATA: dataDir, DATABASE_URL: undefined }
    const instance = await openInstance({ role: 'tool', say: () => {}, env })
    try {
      const county = await makeCounty(instance)
      const office = officeOf(county)
      await shoot(server.url, office, { perSecond: 10, seconds: 5 }) // code that has run, tables that have rows
      const kept = async (): Promise<number> =>
        (
          await instance.db.read(benchKey, (session) =>
            session.one(sql<{ n: number }>`
              select count(*)::int as n from opinions.opinion where county = ${benchKey} and channel = 'portal'`),
          )
        )?.n ?? 0
      const before = await kept()
      const seconds = minutes * 60
      const [crowd, staff, citizens] = await Promise.all([
        shoot(server.url, floodOf(county), { perSecond: aMinute / 60, seconds }),
        shoot(server.url, office, { perSecond: 5, seconds }),
        shoot(server.url, citizensOf(county), { perSecond: 0.5, seconds }),
      ])
      for (const [who, shot] of Object.entries({ crowd, staff, citizens })) console.log(`     ${who}: ${told(shot)}`)
      const p99 = quantile(staff.admitted, 0.99)
      check(`beside ${aMinute} messages a minute from ${places} places all of staff's requests succeed`, [
        ...faultsOf(staff),
        ...(staff.refused > 0 ? [`${staff.refused} were sent away`] : []),
        ...(p99 <= mostForStaff ? [] : [`99 of a hundred took up to ${p99.toFixed(0)} ms`]),
      ])
      check('a flood is sent away with a time, and people who say one thing each are heard', [
        ...faultsOf(crowd),
        ...faultsOf(citizens),
        ...(crowd.refused > 0 ? [] : ['all of the flood was taken in']),
        ...(citizens.refused > 0 ? [`${citizens.refused} citizens were sent away`] : []),
      ])
      const more = (await kept()) - before
      const taken = crowd.admitted.length + citizens.admitted.length
      check('what was answered as taken is there, once', more === taken ? [] : [`${taken} answered, ${more} kept`])
    } finally {
      await instance.close()
    }
  })

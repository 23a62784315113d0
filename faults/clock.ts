import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'
import { uuidv7 } from 'uuidv7'
import { today } from '#kernel/day.ts'
import { type CountyPlace, withCounty } from './running/county.ts'
import { type Check } from './running/report.ts'
import { newSubmission, send, startClients } from './running/clients.ts'

const aDay = 86_400_000
const jumps = [
  ['a day ahead', aDay],
  ['an hour back', -3_600_000],
  ['four hundred days ahead', 400 * aDay],
  ['four years ahead', 1500 * aDay],
] as const

interface Told {
  readonly version: number
  readonly item: { readonly on: string; readonly number: string | null }
  readonly due: { readonly on: string } | null
}

const preload = pathToFileURL(join(import.meta.dirname, 'running/shifted-clock.ts')).href

interface ClockPlace extends CountyPlace {
  /** Sets the server's clock so many milliseconds off; the database keeps its own. */
  readonly set: (milliseconds: number) => Promise<void>
}

const withClock = async (work: (place: ClockPlace) => Promise<void>): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'luzhi-clock-'))
  const file = join(folder, 'shift')
  const set = async (milliseconds: number): Promise<void> => {
    writeFileSync(file, String(milliseconds))
    await sleep(500)
  }
  await set(0)
  const env = { FAULT_CLOCK: file, NODE_OPTIONS: `--import=${preload}` }
  try {
    await withCounty((place) => work({ ...place, set }), { env })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Fault 9: the clock of the server is set ahead and back while it serves. */
export const jumpingClock = (check: Check): Promise<void> =>
  withClock(async ({ server, county, known, dataDir, asSuperuser, truth, set }) => {
    const { clerk } = county.tokens
    const act = (id: string, verb: string, version: number, input: unknown) =>
      send(server.url, `/api/v1/opinions/${id}/actions/${verb}`, clerk, { actId: uuidv7(), version, input })
    const take = async () => {
      const submission = newSubmission(county)
      const { status, body } = await send(server.url, '/api/v1/opinions', clerk, submission)
      if (status !== 201) return { status, told: undefined }
      const accepted = await act(submission.id, 'accept', (body as Told).version, { category: 'cat02' })
      return { status: accepted.status, told: accepted.body as Told }
    }
    // A matter that ended, with contacts: what a clock that is years ahead would let go.
    const withContacts = { ...newSubmission(county), authorName: '测试人', authorPhone: '13800000000' }
    const made = await send(server.url, '/api/v1/opinions', clerk, withContacts)
    const ended = await act(withContacts.id, 'decline', (made.body as Told).version, {
      door: 'court',
      reason: '正在诉讼中',
    })
    if (ended.status !== 200) check('a matter that ended', [`${ended.status} ${JSON.stringify(ended.body)}`])

    for (const [how, milliseconds] of jumps) {
      const clients = startClients(server.url, county, known, 4)
      await sleep(1000)
      await clients.rest()
      await set(milliseconds)
      const day = today(new Date(Date.now() + milliseconds))
      const there = await take()
      await sleep(5000) // two rounds of what lets go
      await set(0)
      const back = await take()
      const more = startClients(server.url, county, known, 4)
      await sleep(1000)
      await more.rest()
      const { told } = there
      check(
        `the clock ${how}: answered ${there.status}${told ? `, received on ${told.item.on}, ${told.item.number}, due on ${told.due?.on}` : ''}; set right: ${back.status}`,
        [
          ...(there.status === 200 || there.status === 401 ? [] : [`answered ${there.status}`]),
          ...(told && (told.item.on !== day || (told.due !== null && told.due.on <= day)) ? [`its day is ${day}`] : []),
          ...(back.status === 200 && back.told?.item.on === today(new Date())
            ? []
            : ['set right it does not go on as before']),
          ...clients.wrong,
          ...more.wrong,
          ...(await truth()),
        ],
      )
    }
    const [kept] = await asSuperuser<{ phones: number; purges: number }>(
      `select (select count(author_phone)::int from opinions.opinion where id = $1) as phones,
            (select count(*)::int from audit.entry where name = 'retention.done') as purges`,
      [withContacts.id],
    )
    const doubts = readFileSync(join(dataDir, 'log/server.log'), 'utf8').match(/"doubt":"[a-z-]+"/g) ?? []
    check(`nothing was let go by a clock years ahead; the log says so (${[...new Set(doubts)].join(', ')})`, [
      ...(kept?.phones === 1 && kept.purges === 0 ? [] : [JSON.stringify(kept)]),
      ...(doubts.length > 0 ? [] : ['the log says nothing']),
    ])
  })

/** Fault 12: what a phone could not send for thirty days comes in late, backwards, and in part a second time. */
export const lateOutbox = (check: Check): Promise<void> =>
  withClock(async ({ server, county, asSuperuser, truth, set }) => {
    const { clerk } = county.tokens
    const all = Array.from({ length: 12 }, () => ({ submission: newSubmission(county), actId: uuidv7() }))
    const create = ({ submission }: (typeof all)[number]) => send(server.url, '/api/v1/opinions', clerk, submission)
    const accept = ({ submission, actId }: (typeof all)[number]) =>
      send(server.url, `/api/v1/opinions/${submission.id}/actions/accept`, clerk, {
        actId,
        version: 1,
        input: { category: 'cat02' },
      })
    const statuses = async (asked: readonly (() => ReturnType<typeof send>)[]) => {
      const found: number[] = []
      for (const one of asked) found.push((await one()).status)
      return [...new Set(found)].toSorted().join(', ')
    }
    const half = all.slice(0, 6)
    const inTime = await statuses(half.flatMap((one) => [() => create(one), () => accept(one)]))
    await set(30 * aDay)
    const tooSoon = await statuses(all.slice(6).map((one) => () => accept(one)))
    const backwards = all.toReversed()
    const created = await statuses(backwards.map((one) => () => create(one)))
    const accepted = await statuses(backwards.map((one) => () => accept(one)))
    const again = await statuses(backwards.flatMap((one) => [() => accept(one), () => create(one)]))
    await set(0)
    const [found] = await asSuperuser<{ rows: number; events: number; numbers: number }>(
      `select (select count(*)::int from opinions.opinion) as rows, (select count(distinct number)::int from opinions.opinion) as numbers,
        (select count(*)::int from audit.event where kind = 'opinion') as events`,
    )
    check(
      `an outbox of 24, thirty days late and backwards: in time ${inTime}; before its record ${tooSoon}; records ${created}, acts ${accepted}, both again ${again}`,
      [
        ...(tooSoon === '404' ? [] : ['an act without its record was not refused by name']),
        ...([inTime, created].every((one) => one === '200, 201') && accepted === '200' && again === '200'
          ? []
          : ['other answers than a success']),
        ...(found?.rows === 12 && found.events === 24 && found.numbers === 12 ? [] : [JSON.stringify(found)]),
        ...(await truth()),
      ],
    )
  })

/** Between them there is no hour at which both hosts have the day that China has. */
const zones = ['Etc/GMT+12', 'Pacific/Kiritimati']

interface Dated {
  readonly item: { readonly on: string }
  readonly due: { readonly on: string } | null
}

/** Fault 10: the host of server and database lives by another clock; days and deadlines stay those of China. */
export const otherZones = (check: Check): Promise<void> =>
  withCounty(async ({ server, county, start, truth }) => {
    let running = server
    const enter = async () => {
      const { status, body } = await send(running.url, '/api/v1/opinions', county.tokens.clerk, newSubmission(county))
      return { status, ...(body as Dated) }
    }
    const usual = await enter()
    for (const zone of zones) {
      running.kill('SIGTERM')
      await running.ended
      running = await start({ TZ: zone, PGTZ: zone })
      const { status, item, due } = await enter()
      check(`a host in ${zone}: received on ${item?.on}, due on ${due?.on}`, [
        ...(status === 201 ? [] : [`answered ${status}`]),
        ...(item?.on === today(new Date()) ? [] : [`in China it is ${today(new Date())}`]),
        ...(due !== null && due?.on === usual.due?.on ? [] : [`at home it is due on ${usual.due?.on}`]),
        ...(await truth()),
      ])
    }
  })

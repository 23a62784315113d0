import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type CountyPlace, withCounty } from './county.ts'
import { type Check } from './report.ts'
import { reader, send, startClients, writer } from './running/clients.ts'
import { failingDisk, fill, onSmallDisk, type Skip, untilStatus } from './running/disk.ts'

/** Fault 6: the disk of the data is full. */
const fullDiskOn = (disk: string, check: Check): Promise<void> =>
  withCounty(
    async ({ server, county, known, truth }) => {
      let isOver = false
      void server.ended.then(({ code, said }) => {
        if (!isOver) check('the server lives on when the disk is full', [`it ended with ${code}: ${said.slice(-500)}`])
      })
      const before = startClients(server.url, county, known, 4)
      await sleep(1000)
      await before.rest()

      fill(join(disk, 'filler'))
      const write = writer(server.url, county, known)
      const refused = await untilStatus(write.once, (status) => status !== 201, 60_000)
      check(
        `a full disk refuses writes with ${refused}`,
        refused === 507 || refused === 503 ? [] : [`writes answered ${[...write.statuses].join(', ')}`],
      )
      const reads = await untilStatus(reader(server.url, county), (status) => status === 200, 30_000)
      check('reads go on while the disk is full', reads === 200 ? [] : [`reads answered ${reads}`])

      rmSync(join(disk, 'filler'))
      const again = await untilStatus(write.once, (status) => status === 201, 60_000)
      check('writes go on when there is room again, and nothing is lost', [
        ...(again === 201 ? [] : [`writes answered ${again}`]),
        ...(await truth()),
      ])
      isOver = true
    },
    { folder: join(disk, 'place') },
  )

/** Fault 7: the disk of the logs is full; records have another one. */
const fullLogsOn = (disk: string, check: Check): Promise<void> =>
  withBesides('log', disk, async ({ server, county, known, truth }) => {
    fill(join(disk, 'filler'))
    const clients = startClients(server.url, county, known, 4)
    for (let count = 0; count < 50; count++) await send(server.url, '/api/v1/opinions', 'nobody') // each refusal is a line of the log
    await sleep(1500)
    await clients.rest()
    check(`with the disk of the logs full ${known.size} opinions go their way`, [
      ...(known.size > 0 ? [] : ['none did']),
      ...clients.wrong,
      ...(await truth()),
    ])
  })

const upload = async (url: string, token: string): Promise<number> => {
  const form = new FormData()
  form.append('file', new Blob([`材料${randomUUID()}\n`.repeat(5000)], { type: 'text/plain' }), '材料.txt')
  const headers = { authorization: `Bearer ${token}` }
  const answer = await fetch(`${url}/api/v1/files`, { method: 'POST', body: form, headers }).catch(() => null)
  await answer?.arrayBuffer()
  return answer?.status ?? 0
}

/** Fault 7: the disk of the files is full; records have another one. */
const fullFilesOn = (disk: string, check: Check): Promise<void> =>
  withBesides('files', disk, async ({ server, county, known, truth }) => {
    const attach = () => upload(server.url, county.tokens.clerk)
    const before = await attach()
    fill(join(disk, 'filler'))
    const refused = await untilStatus(attach, (status) => status !== 201, 10_000)
    const clients = startClients(server.url, county, known, 4)
    await sleep(1500)
    await clients.rest()
    rmSync(join(disk, 'filler'))
    const again = await untilStatus(attach, (status) => status === 201, 10_000)
    const left = readdirSync(disk, { recursive: true }).filter((name) => /\.[0-9a-f]{12}$/.test(String(name)))
    check(`with the disk of the files full an upload is answered ${refused}, ${known.size} opinions go their way`, [
      ...(before === 201 && again === 201 ? [] : [`uploads answered ${before} before and ${again} after`]),
      ...(refused === 507 ? [] : [`answered ${refused}`]),
      ...(known.size > 0 ? [] : ['no opinion did']),
      ...(left.length === 0 ? [] : [`${left.length} halves of files lie there`]),
      ...clients.wrong,
      ...(await truth()),
    ])
  })

/** A county whose folder of this name lies on another disk. */
const withBesides = (name: string, disk: string, work: (place: CountyPlace) => Promise<void>): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'luzhi-faults-'))
  mkdirSync(join(folder, 'data'))
  symlinkSync(disk, join(folder, 'data', name))
  return withCounty(work, { folder })
}

export const fullDisk = (check: Check, skip: Skip): Promise<void> =>
  onSmallDisk('a full disk', skip, '320m', (disk) => fullDiskOn(disk, check))

export const fullLogs = (check: Check, skip: Skip): Promise<void> =>
  onSmallDisk('a full disk of logs', skip, '2m', (disk) => fullLogsOn(disk, check))

export const fullFiles = (check: Check, skip: Skip): Promise<void> =>
  onSmallDisk('a full disk of files', skip, '2m', (disk) => fullFilesOn(disk, check))

/** What the server's log calls its own defects, as a refusal of 500 does. */
const defectsIn = (log: string): string[] =>
  readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => line.includes('"level":50'))

/** Milliseconds within which it must be whole again once the disk is. */
const longestBack = 60_000

/**
 * Fault 8, and of fault 4 what an ext4 shows: the disk turns read-only under the server and its database, pages that were not forced onto
 * it are lost, and it is mounted again.
 */
export const readOnlyDisk = async (check: Check, skip: Skip): Promise<void> => {
  const disk = failingDisk()
  if (!disk) return skip('a disk that turns read-only', 'that needs root on Linux, a loop device and ext4')
  const [place, logs] = [join(disk.folder, 'place'), mkdtempSync(join(tmpdir(), 'luzhi-logs-'))]
  mkdirSync(join(place, 'data'), { recursive: true })
  symlinkSync(logs, join(place, 'data/log'))
  try {
    await withCounty(
      async ({ server, county, known, truth }) => {
        const clients = startClients(server.url, county, known, 4)
        await sleep(2000)
        disk.fail()
        const failing = writer(server.url, county, known)
        const refused = await untilStatus(failing.once, (status) => status !== 201, 20_000)
        const reads = new Set<number>()
        for (let times = 0; times < 20; times++) {
          await failing.once()
          reads.add(await reader(server.url, county)())
          await sleep(500)
        }
        check(
          `while the disk is read-only writes are answered ${[...failing.statuses].join(', ')}, reads ${[...reads].join(', ')}`,
          [
            ...(refused === 503 || refused === 507 ? [] : ['a write was let in or broke']),
            ...[...reads]
              .filter((status) => status !== 200 && status !== 503)
              .map((status) => `a read answered ${status}`),
          ],
        )
        disk.bringBack()
        const begun = performance.now()
        const again = await untilStatus(writer(server.url, county, known).once, (status) => status === 201, longestBack)
        const back = (performance.now() - begun) / 1000
        await clients.rest()
        check(
          `the disk is back: served again after ${back.toFixed(1)} s, ${known.size} opinions as they were answered`,
          [
            ...(again === 201 ? [] : [`after a minute writes answered ${again}`]),
            ...clients.wrong,
            ...defectsIn(join(logs, 'server.log')),
            ...(await truth()),
          ],
        )
      },
      { folder: place },
    )
  } finally {
    rmSync(logs, { recursive: true, force: true })
    disk.remove()
  }
}

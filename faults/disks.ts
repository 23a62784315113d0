import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type CountyPlace, withCounty } from './running/county.ts'
import { type Check } from './running/report.ts'
import { newSubmission, reader, send, startClients, upload, writer } from './running/clients.ts'
import { failingDisk, fill, onSmallDisk, type Skip, untilStatus } from './running/disk.ts'
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { postmasterOf } from './running/server.ts'

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

/** Fault 7: the disk of the files is full; records have another one. */
const fullFilesOn = (disk: string, check: Check): Promise<void> =>
  withBesides('files', disk, async ({ server, county, known, truth }) => {
    const attach = () =>
      upload(server.url, county.tokens.clerk, {
        name: '材料.txt',
        bytes: Buffer.from(`材料${randomUUID()}\n`.repeat(5000)),
      })
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

const answers = 20

const childrenOf = (pid: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((one) => {
      try {
        return Number(readFileSync(`/proc/${one}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]) === pid
      } catch {
        return false
      }
    })

/** Watches the database and all its processes, those to come included. */
const watchSyncs = async (postmaster: number, out: string): Promise<ChildProcess> => {
  const pids = [postmaster, ...childrenOf(postmaster)].flatMap((pid) => ['-p', String(pid)])
  const strace = spawn('strace', ['-f', '-y', '-ttt', '-T', '-e', 'trace=fdatasync,fsync', '-o', out, ...pids], {
    stdio: 'ignore',
  })
  await sleep(2000)
  return strace
}

/** The moments at which a file of the write-ahead log was on the disk, in milliseconds of the epoch. */
const synced = (out: string): number[] =>
  readFileSync(out, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const found = /^\d+ +(\d+\.\d+) .*(?:pg_wal\/[0-9A-F]{24}>\)|resumed>\)) += 0 <([\d.]+)>/.exec(line)
      return found ? [(Number(found[1]) + (line.includes('resumed') ? 0 : Number(found[2]))) * 1000] : []
    })

/** Fault 4 without pulling the plug: each act is answered only after the log it stands in was forced onto the disk. */
export const forcedToDisk = async (check: Check, skip: (what: string, why: string) => void): Promise<void> => {
  const what = 'forced to disk before each answer'
  if (process.platform !== 'linux' || spawnSync('strace', ['-V']).status !== 0)
    return skip(what, 'there is no strace here')
  const folder = mkdtempSync(join(tmpdir(), 'luzhi-strace-'))
  const out = join(folder, 'trace')
  try {
    await withCounty(async ({ server, county, dataDir }) => {
      await send(server.url, '/api/v1/opinions', county.tokens.clerk, newSubmission(county))
      await sleep(3000)
      const strace = await watchSyncs(postmasterOf(dataDir), out)
      if (strace.exitCode !== null || !existsSync(out)) return skip(what, 'strace may not attach here')
      const spans: { begun: number; told: number; status: number }[] = []
      for (let index = 0; index < answers; index++) {
        const begun = Date.now()
        const { status } = await send(server.url, '/api/v1/opinions', county.tokens.clerk, newSubmission(county))
        spans.push({ begun, told: Date.now(), status })
        await sleep(50)
      }
      strace.kill('SIGINT')
      await sleep(1000)
      const at = synced(out)
      const unforced = spans.filter(({ begun, told }) => !at.some((moment) => moment >= begun && moment <= told + 1))
      check(
        `${spans.length - unforced.length} of ${answers} answers came after the write-ahead log was forced to disk (${at.length} forced in all)`,
        [
          ...spans.filter(({ status }) => status !== 201).map(({ status }) => `answered ${status}`),
          ...unforced.map(({ begun, told }) => `nothing was forced between ${begun} and ${told}`),
        ],
      )
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

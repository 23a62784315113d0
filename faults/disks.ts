import { spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, symlinkSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openInstance } from '#apps/instance.ts'
import { freePort } from '#platform/embedded/connection.ts'
import { makeCounty } from '../fixtures/load-county.ts'
import { type Known, newSubmission, send, startClients } from './running/clients.ts'
import type { Check } from './report.ts'
import { killHard, postmasterOf, type Running, startServer, untilReady, withPlace } from './running/server.ts'
import { untruths } from './truth.ts'

const size = '320m'

/** Writes until nothing more fits. */
const fill = (file: string): void => {
  const handle = openSync(file, 'w')
  try {
    for (let block = 1 << 20; block >= 512; block /= 2) {
      const bytes = Buffer.alloc(block)
      try {
        while (writeSync(handle, bytes) === block);
      } catch {
        // Full at this size: go on with smaller pieces.
      }
    }
  } finally {
    closeSync(handle)
  }
}

/** Polls until the answer is as wished; answers the last status. */
const untilStatus = async (
  ask: () => Promise<number>,
  isWished: (status: number) => boolean,
  milliseconds: number,
): Promise<number> => {
  const limit = performance.now() + milliseconds
  for (;;) {
    const status = await ask()
    if (isWished(status) || performance.now() > limit) return status
    await sleep(200)
  }
}

/** Mounts a small disk in memory, of so many bytes; undefined where we may not. */
const mountSmallDisk = (bytes: string): string | undefined => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'luzhi-small-disk-'))
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes},mode=0755`, 'tmpfs', folder])
  if (status === 0) return folder
  rmSync(folder, { recursive: true, force: true })
  return undefined
}

const fullDiskOn = async (disk: string, check: Check): Promise<void> => {
  const dataDir = join(disk, 'data')
  mkdirSync(dataDir)
  const server = startServer(dataDir, await freePort())
  let isOver = false
  void server.ended.then(({ code, said }) => {
    if (!isOver) check('the server lives on when the disk is full', [`it ended with ${code}: ${said.slice(-500)}`])
  })
  try {
    await untilReady(server)
    const open = () =>
      openInstance({
        role: 'tool',
        say: () => {},
        env: { ...process.env, LUZHI_DATA: dataDir, DATABASE_URL: undefined },
      })
    const first = await open()
    const county = await makeCounty(first)
    await first.close()
    const { clerk } = county.tokens
    const known = new Map<string, Known>()
    const before = startClients(server.url, county, known, 4)
    await sleep(1000)
    await before.rest()

    fill(join(disk, 'filler'))
    const statuses = new Set<number>()
    const write = async (): Promise<number> => {
      const submission = newSubmission(county, 1800)
      const { status, body } = await send(server.url, '/api/v1/opinions', clerk, submission)
      const answer = body as { version: number; item: { state: string; number: string | null } }
      if (status === 201)
        known.set(submission.id, {
          ...submission,
          version: answer.version,
          state: answer.item.state,
          number: answer.item.number,
        })
      statuses.add(status)
      return status
    }
    const refused = await untilStatus(write, (status) => status !== 201, 60_000)
    check(
      `a full disk refuses writes with ${refused}`,
      refused === 507 || refused === 503 ? [] : [`writes answered ${[...statuses].join(', ')}`],
    )
    const read = async () => (await send(server.url, '/api/v1/opinions?limit=5', clerk)).status
    const reads = await untilStatus(read, (status) => status === 200, 30_000)
    check('reads go on while the disk is full', reads === 200 ? [] : [`reads answered ${reads}`])

    rmSync(join(disk, 'filler'))
    const again = await untilStatus(write, (status) => status === 201, 60_000)
    const instance = await open()
    const faults = await untruths(instance, known)
    await instance.close()
    check('writes go on when there is room again, and nothing is lost', [
      ...(again === 201 ? [] : [`writes answered ${again}`]),
      ...faults,
    ])
  } finally {
    isOver = true
    await endServer(server, dataDir)
  }
}

/** Fault 7: the disk of the logs is full; records have another one. */
const fullLogsOn = (disk: string, check: Check): Promise<void> =>
  withPlace(async ({ dataDir, start }) => {
    mkdirSync(dataDir, { recursive: true })
    symlinkSync(disk, join(dataDir, 'log'))
    const server = await start()
    const instance = await openInstance({
      role: 'tool',
      say: () => {},
      env: { ...process.env, LUZHI_DATA: dataDir, DATABASE_URL: undefined },
    })
    const county = await makeCounty(instance)
    fill(join(disk, 'filler'))
    const known = new Map<string, Known>()
    const clients = startClients(server.url, county, known, 4)
    for (let count = 0; count < 50; count++) await send(server.url, '/api/v1/opinions', 'nobody') // each refusal is a line of the log
    await sleep(1500)
    await clients.rest()
    const faults = await untruths(instance, known)
    await instance.close()
    check(`with the disk of the logs full ${known.size} opinions go their way`, [
      ...(known.size > 0 ? [] : ['none did']),
      ...clients.wrong,
      ...faults,
    ])
  })

const endServer = async (server: Running, dataDir: string): Promise<void> => {
  server.kill('SIGTERM')
  const gone = await Promise.race([server.ended, sleep(20_000, 'late')])
  if (gone !== 'late') return
  killHard(server.pid)
  killHard(postmasterOf(dataDir))
  await sleep(500)
}

type Skip = (what: string, why: string) => void

const onSmallDisk = async (
  what: string,
  skip: Skip,
  bytes: string,
  work: (disk: string) => Promise<void>,
): Promise<void> => {
  const disk = mountSmallDisk(bytes)
  if (!disk) return skip(what, 'mounting a small disk needs root on Linux')
  try {
    await work(disk)
  } finally {
    spawnSync('umount', ['-l', disk])
    rmSync(disk, { recursive: true, force: true })
  }
}

export const fullDisk = (check: Check, skip: Skip): Promise<void> =>
  onSmallDisk('a full disk', skip, size, (disk) => fullDiskOn(disk, check))

export const fullLogs = (check: Check, skip: Skip): Promise<void> =>
  onSmallDisk('a full disk of logs', skip, '2m', (disk) => fullLogsOn(disk, check))

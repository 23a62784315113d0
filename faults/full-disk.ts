import { spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openInstance } from '#apps/instance.ts'
import { freePort } from '#platform/embedded/connection.ts'
import { makeCounty } from '../fixtures/load-county.ts'
import { type Known, newSubmission, send, startClients } from './clients.ts'
import type { Check } from './report.ts'
import { killHard, postmasterOf, startServer, untilReady } from './server.ts'
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

/** Mounts a small disk in memory; undefined where we may not. */
const mountSmallDisk = (): string | undefined => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'luzhi-small-disk-'))
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=0755`, 'tmpfs', folder])
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
    server.kill('SIGTERM')
    const gone = await Promise.race([server.ended, sleep(20_000, 'late')])
    if (gone === 'late') {
      killHard(server.pid)
      killHard(postmasterOf(dataDir))
      await sleep(500)
    }
  }
}

export const fullDisk = async (check: Check, skip: (what: string, why: string) => void): Promise<void> => {
  const disk = mountSmallDisk()
  if (!disk) return skip('a full disk', 'mounting a small disk needs root on Linux')
  try {
    await fullDiskOn(disk, check)
  } finally {
    spawnSync('umount', ['-l', disk])
    rmSync(disk, { recursive: true, force: true })
  }
}

import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startEmbedded } from '../start.ts'
import { ask, temporaryFolder } from './sandbox.ts'

const isRoot = process.getuid?.() === 0
const oneSentence = /^[^\n]+ \/ [^\n]+$/

describe('a data directory of another time', () => {
  const { folder, remove } = temporaryFolder()
  const dataDir = join(folder, 'data')
  beforeAll(() => {
    mkdirSync(join(dataDir, 'pg'), { recursive: true, mode: 0o755 })
  })
  afterAll(remove)

  test.each([
    ['99', 'newer-data'],
    ['15', 'older-data'],
  ])('made by PostgreSQL %s is refused as %s, untouched', async (version, code) => {
    writeFileSync(join(dataDir, 'pg', 'PG_VERSION'), `${version}\n`)
    const started = startEmbedded({ dataDir })
    await expect(started).rejects.toMatchObject({ code, message: expect.stringMatching(oneSentence) })
    expect(readFileSync(join(dataDir, 'pg', 'PG_VERSION'), 'utf8')).toBe(`${version}\n`)
    expect(existsSync(join(dataDir, 'run', 'instance.lock'))).toBe(false)
  })

  test('that holds no database where one should be is refused, untouched', async () => {
    rmSync(join(dataDir, 'pg', 'PG_VERSION'))
    writeFileSync(join(dataDir, 'pg', 'something'), '')
    await expect(startEmbedded({ dataDir })).rejects.toMatchObject({ code: 'start-failed' })
    expect(existsSync(join(dataDir, 'pg', 'something'))).toBe(true)
  })

  test('in a later format is refused', async () => {
    writeFileSync(join(dataDir, 'format.json'), '{"format":99}')
    await expect(startEmbedded({ dataDir })).rejects.toMatchObject({ code: 'newer-data' })
  })
})

describe.runIf(isRoot && process.platform === 'linux')('as root', () => {
  const { folder, remove } = temporaryFolder()
  afterAll(remove)

  test('a parent folder that bars the database’s user sends the cluster to /var/lib/luzhi, with a pointer', async () => {
    const dataDir = join(folder, 'closed', 'data')
    mkdirSync(join(folder, 'closed'))
    chmodSync(join(folder, 'closed'), 0o700)
    const said: string[] = []
    const database = await startEmbedded({ dataDir, log: (line) => said.push(line) })
    const home = readFileSync(join(dataDir, 'pg.location'), 'utf8').trim()
    try {
      expect(home).toMatch(/^\/var\/lib\/luzhi\/[0-9a-f]{16}$/)
      expect(said.join()).toContain(home)
      expect(await ask(database.config, 'select 1 as one')).toEqual([{ one: 1 }])
    } finally {
      await database.stop()
      rmSync(home, { recursive: true, force: true })
    }
  })

  const small = join(folder, 'small')
  mkdirSync(small)
  const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', small]).status === 0
  afterAll(() => {
    if (isMounted) spawnSync('umount', [small])
  })
  test.runIf(isMounted)('a full disk is named, and nothing half-made is left', async () => {
    const dataDir = join(small, 'data')
    await expect(startEmbedded({ dataDir })).rejects.toMatchObject({
      code: 'disk-full',
      message: expect.stringMatching(oneSentence),
    })
    expect(existsSync(join(dataDir, 'pg'))).toBe(false)
    expect(existsSync(join(dataDir, 'pg.new'))).toBe(false)
  })
})

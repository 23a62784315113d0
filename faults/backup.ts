import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { openInstance } from '#apps/instance.ts'
import { portsOf } from '#apps/ports.ts'
import { wholeWork } from '#platform/db/db.ts'
import { sealWhole } from '#platform/seal/whole.ts'
import { benchKey, makeCounty } from '../fixtures/load-county.ts'
import { type Known, newSubmission, send, startClients } from './running/clients.ts'
import type { Check } from './running/report.ts'
import { untilReady, withPlace } from './running/server.ts'
import { untruths } from './running/truth.ts'

const tool = join(import.meta.dirname, '../src/apps/cli/main.ts')

/** One of the operator's commands as a process of its own, on a data directory. */
const luzhi = async (dataDir: string, ...words: readonly string[]): Promise<{ code: number; said: string }> => {
  const env = { ...process.env, LUZHI_DATA: dataDir, DATABASE_URL: undefined }
  const child = spawn(process.execPath, [tool, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  const [code] = (await once(child, 'close')) as [number]
  return { code, said }
}

const openOn = (dataDir: string) =>
  openInstance({ role: 'tool', say: () => {}, env: { ...process.env, LUZHI_DATA: dataDir, DATABASE_URL: undefined } })

const wrong = (what: string, { code, said }: { code: number; said: string }): string[] =>
  code === 0 ? [] : [`${what} ended with ${code}: ${said.slice(-400)}`]

const withFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'luzhi-faults-backup-'))
  chmodSync(folder, 0o755) // the database's user reaches its archive
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A county with records that were acknowledged, and nobody writing any more. */
const someLife = async (dataDir: string, url: string) => {
  const instance = await openOn(dataDir)
  const county = await makeCounty(instance)
  await instance.close()
  const known = new Map<string, Known>()
  const clients = startClients(url, county, known, 4)
  await sleep(2000)
  await clients.rest()
  return { county, known, wrong: clients.wrong }
}

/** Fault 23: a backup under load, restored on another machine: new directory, other port, no key but the sheet's. */
export const backupElsewhere = (check: Check): Promise<void> =>
  withFolder((folder) =>
    withPlace(async (here) => {
      const server = await here.start()
      const life = await someLife(here.dataDir, server.url)
      const [file, sheet, passphrase] = ['backup', 'sheet', 'passphrase'].map((name) => join(folder, name)) as [
        string,
        string,
        string,
      ]
      writeFileSync(passphrase, 'correct horse battery staple')
      const meanwhile = startClients(server.url, life.county, new Map(), 4)
      await sleep(500)
      const made = await luzhi(here.dataDir, 'backup', '--out', file)
      const exported = await luzhi(here.dataDir, 'keys', 'export', '--out', sheet, '--passphrase-file', passphrase)
      await meanwhile.rest()
      const refused = await luzhi(here.dataDir, 'restore', file, '--replace', '--confirm', 'replace')
      check('a backup is made under load; a running server is not restored over', [
        ...life.wrong,
        ...meanwhile.wrong,
        ...wrong('backup', made),
        ...wrong('keys export', exported),
        ...(refused.code === 1 ? [] : [`restore over a running server ended with ${refused.code}`]),
      ])

      await withPlace(async (there) => {
        mkdirSync(there.dataDir, { recursive: true })
        const begun = performance.now()
        const imported = await luzhi(there.dataDir, 'keys', 'import', sheet, '--passphrase-file', passphrase)
        const restored = await luzhi(there.dataDir, 'restore', file)
        const seconds = (performance.now() - begun) / 1000
        const verified = await luzhi(there.dataDir, 'verify', '--county', benchKey)
        const another = await there.start()
        const old = await send(another.url, '/api/v1/opinions', life.county.tokens.clerk, newSubmission(life.county))
        const instance = await openOn(there.dataDir)
        const faults = await untruths(instance, life.known)
        const renewed = await makeCounty(instance)
        await sealWhole(instance.db, benchKey, portsOf(instance.db).keepers, new Date()) // settings of the new making came by no act
        const next = await send(another.url, '/api/v1/opinions', renewed.tokens.clerk, newSubmission(renewed))
        faults.push(...(await untruths(instance, life.known)))
        await instance.close()
        check(`restored on another machine in ${seconds.toFixed(1)} s: ${life.known.size} acknowledged records`, [
          ...wrong('keys import', imported),
          ...wrong('restore', restored),
          ...wrong('verify', verified),
          ...(old.status === 401 ? [] : [`a token of before the restore was answered ${old.status}`]),
          ...(next.status === 201 || next.status === 200 ? [] : [`a new record was answered ${next.status}`]),
          ...faults,
        ])
      })
    }),
  )

const keyOf = (dataDir: string): string => join(dataDir, 'keys/instance.key')

const withArchive = async <T>(folder: string, work: () => Promise<T>): Promise<T> => {
  process.env['LUZHI_WAL_ARCHIVE'] = folder
  try {
    return await work()
  } finally {
    delete process.env['LUZHI_WAL_ARCHIVE']
  }
}

const onDatabase = async (dataDir: string, work: (client: pg.Client) => Promise<void>): Promise<void> => {
  const instance = await openOn(dataDir)
  const client = new pg.Client(wholeWork(instance.config))
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
    await instance.close()
  }
}

/** Fault 25: everything of a county is deleted by mistake at T; back to the second before. */
export const momentBefore = (check: Check): Promise<void> =>
  withFolder(async (folder) => {
    const wal = join(folder, 'wal')
    const base = join(folder, 'base')
    await withPlace(async (here) => {
      const [life, copied, until] = await withArchive(wal, async () => {
        const server = await here.start()
        const copying = luzhi(here.dataDir, 'base-backup', '--out', base)
        const lived = await someLife(here.dataDir, server.url)
        const copiedNow = await copying
        await sleep(1500)
        const before = new Date()
        await sleep(1500)
        await onDatabase(here.dataDir, async (client) => {
          await client.query('delete from tasks.task')
          await client.query('delete from opinions.opinion')
          await client.query('select pg_switch_wal()')
        })
        await sleep(2000) // the log is archived
        server.kill('SIGTERM')
        await server.ended
        return [lived, copiedNow, before] as const
      })
      await withPlace(async (there) => {
        const recovered = await luzhi(
          there.dataDir,
          'recover',
          '--base',
          base,
          '--wal',
          wal,
          '--until',
          until.toISOString(),
        )
        const faults = [...life.wrong, ...wrong('base-backup', copied), ...wrong('recover', recovered)]
        if (recovered.code === 0) {
          const keyless = await luzhi(there.dataDir, 'verify', '--county', benchKey)
          if (keyless.code !== 1 || !keyless.said.includes('keys import'))
            faults.push(`opened without its key: ${keyless.code}, ${keyless.said.slice(-400)}`)
          cpSync(keyOf(here.dataDir), keyOf(there.dataDir))
          await untilReady(await there.start())
          const instance = await openOn(there.dataDir)
          faults.push(...(await untruths(instance, life.known)))
          await instance.close()
        }
        check(`back to the second before a mistake: ${life.known.size} records`, faults)
      })
    })
  })

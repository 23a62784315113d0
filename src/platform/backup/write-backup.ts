import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import type pg from 'pg'
import type { Keys } from '#platform/crypto/keys.ts'
import { asOwner } from '#platform/db/as-owner.ts'
import type { DbConfig } from '#platform/db/db.ts'
import { ledgerOf, type Migration } from '#platform/db/migrate.ts'
import type { Sql } from '#platform/db/sql.ts'
import { type ArchiveWriter, writeArchive } from './archive.ts'
import { tablesIn } from './catalogue.ts'
import { copyOut } from './copy.ts'
import type { Lock } from './envelope.ts'
import { BackupError } from './errors.ts'
import type { FileStore } from './files.ts'
import {
  type CopiedTable,
  formatVersion,
  type Head,
  type Manifest,
  type Member,
  memberNames,
  sealOf,
} from './format.ts'
import { schemasOf } from './schemas.ts'

export interface BackupOptions {
  readonly config: DbConfig
  readonly migrations: readonly Migration[]
  readonly keys: Keys
  readonly file: string
  readonly lock: Lock
  /** Version of the program. */
  readonly product: string
  /** Keys of the counties served, one a row as `key`. */
  readonly counties: Sql<{ key: string }>
  readonly stores?: readonly FileStore[]
  readonly now: Date
  /** Reads the file to its end before it gets its name; one that it refuses leaves nothing behind. */
  readonly readBack?: (draft: string) => Promise<unknown>
  readonly progress?: (line: string) => void
}

export interface BackupMade {
  readonly head: Head
  readonly tables: number
  readonly rows: number
  readonly files: number
  readonly bytes: number
}

/** A table travels in pieces, because a tar names the size of a member before its bytes. One piece is held in memory. */
const pieceSize = 4 << 20

const pieces = async function* (data: Readable): AsyncGenerator<Buffer> {
  let held: Buffer[] = []
  let size = 0
  for await (const chunk of data as AsyncIterable<Buffer>) {
    held.push(chunk)
    size += chunk.length
    if (size < pieceSize) continue
    yield Buffer.concat(held)
    held = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(held)
}

/** Rows of every table in one snapshot: what is written meanwhile is in none of them. */
const copyTables = async (
  client: pg.ClientBase,
  archive: ArchiveWriter,
  { migrations, progress }: BackupOptions,
): Promise<{ tables: CopiedTable[]; members: Member[] }> => {
  const tables: CopiedTable[] = []
  const members: Member[] = []
  for (const { name, columns } of await tablesIn(client, schemasOf(migrations))) {
    progress?.(name)
    const { data, count } = copyOut(client, `copy (select ${columns.join(', ')} from ${name}) to stdout`)
    let piece = 0
    for await (const bytes of pieces(data))
      members.push(await archive.add(`tables/${name}/${String(++piece).padStart(6, '0')}.copy`, bytes.length, [bytes]))
    tables.push({ name, columns: [...columns], rows: await count })
  }
  return { tables, members }
}

const copyFiles = async (archive: ArchiveWriter, { stores = [], progress }: BackupOptions): Promise<Member[]> => {
  const members: Member[] = []
  for (const store of stores)
    for await (const name of store.list()) {
      progress?.(`${store.name} ${members.length}`)
      const file = await store.open(name)
      if (file) members.push(await archive.add(`files/${store.name}/${name}`, file.size, file.body))
    }
  return members
}

const headOf = async (client: pg.ClientBase, { keys, product, counties, now }: BackupOptions): Promise<Head> => {
  const found = await client.query(counties.text, [...counties.values])
  return {
    format: formatVersion,
    product,
    key: keys.id,
    madeAt: now.toISOString(),
    counties: found.rows.map(({ key }) => key as string),
    migrations: await ledgerOf(client),
  }
}

const text = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 1)}\n`)

const fill = async (client: pg.ClientBase, archive: ArchiveWriter, options: BackupOptions): Promise<Manifest> => {
  await client.query('begin isolation level repeatable read read only')
  const head = await headOf(client, options)
  const headText = text(head)
  const first = await archive.add(memberNames.head, headText.length, [headText])
  const { tables, members } = await copyTables(client, archive, options)
  await client.query('commit')
  const files = await copyFiles(archive, options)
  const manifest = { head, tables, members: [first, ...members, ...files] }
  const manifestText = text(manifest)
  await archive.add(memberNames.manifest, manifestText.length, [manifestText])
  const seal = Buffer.from(`${sealOf(options.keys, manifestText).toString('hex')}\n`)
  await archive.add(memberNames.seal, seal.length, [seal])
  return manifest
}

/**
 * Writes all rows of all rooms and all files into one encrypted file while the instance works. The file appears under its name only
 * when all of it is on the disk and was read back. Throws BackupError `exists`, or what disk and database say.
 */
export const writeBackup = async (options: BackupOptions): Promise<BackupMade> => {
  const { config, file, lock, keys, now } = options
  if (existsSync(file)) throw new BackupError('exists', { file })
  return asOwner(config, async (client) => {
    const archive = await writeArchive(file, { lock, keys, modified: now })
    try {
      const { head, tables, members } = await fill(client, archive, options)
      const draft = await archive.close()
      await options.readBack?.(draft)
      await archive.name()
      return {
        head,
        tables: tables.length,
        rows: tables.reduce((sum, { rows }) => sum + rows, 0),
        files: members.filter(({ name }) => name.startsWith('files/')).length,
        bytes: (await stat(file)).size,
      }
    } catch (error) {
      await archive.giveUp(error)
      throw error
    }
  })
}

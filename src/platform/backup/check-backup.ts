import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { Keys } from '#platform/crypto/keys.ts'
import { type Migration, newerIn } from '#platform/db/migrate.ts'
import { type Entry, readArchive } from './archive.ts'
import type { Opening } from './envelope.ts'
import { BackupError } from './errors.ts'
import {
  formatVersion,
  headSchema,
  isSealedBy,
  type Manifest,
  manifestSchema,
  type Member,
  memberNames,
} from './format.ts'

export interface CheckOptions {
  readonly file: string
  readonly keys: Keys
  readonly opening: Opening
  readonly migrations: readonly Migration[]
  readonly progress?: (bytes: number) => void
}

/** Refuses what another instance or a newer program made, by its first member. */
const checkHead = (text: string, { keys, migrations, file }: CheckOptions): void => {
  const json = JSON.parse(text) as { readonly format?: unknown; readonly product?: unknown }
  const newer = (): BackupError => new BackupError('newer', { product: String(json.product) })
  if (typeof json.format === 'number' && json.format > formatVersion) throw newer()
  const head = headSchema.safeParse(json)
  if (!head.success) throw new BackupError('damaged', { file, reason: memberNames.head }, head.error)
  if (head.data.key !== keys.id) throw new BackupError('foreign', { theirs: head.data.key, ours: keys.id })
  if (newerIn(head.data.migrations, migrations) !== undefined) throw newer()
}

/** Members as they went by. */
export interface Seen {
  readonly member: Member
  /** Words of one of the three members that say what is there. */
  readonly text: string
}

const kept: ReadonlySet<string> = new Set(Object.values(memberNames))

/** Passes a member on to `take`, which reads it to its end, and tells what it was. */
export const passOn = async (
  { name, body }: Entry,
  take: (body: AsyncIterable<Uint8Array>) => Promise<unknown>,
): Promise<Seen> => {
  const sha256 = createHash('sha256')
  const words: Uint8Array[] = []
  let size = 0
  const passing = async function* () {
    for await (const chunk of body) {
      sha256.update(chunk)
      size += chunk.length
      if (kept.has(name)) words.push(Buffer.from(chunk))
      yield chunk
    }
  }
  await take(passing())
  return { member: { name, size, sha256: sha256.digest('hex') }, text: Buffer.concat(words).toString('utf8') }
}

/** Reads a member and lets it go. */
export const readThrough = async (body: AsyncIterable<Uint8Array>): Promise<void> => {
  for await (const _ of body);
}

/** Whether what went by is exactly what the signed list says. */
export const manifestOf = (seen: readonly Seen[], { file, keys }: Pick<CheckOptions, 'file' | 'keys'>): Manifest => {
  const textOf = (name: string): string => seen.find(({ member }) => member.name === name)?.text ?? ''
  const manifestText = textOf(memberNames.manifest)
  const fail = (reason: string): BackupError => new BackupError('damaged', { file, reason })
  if (manifestText === '') throw fail(memberNames.manifest)
  if (!isSealedBy(keys, Buffer.from(manifestText), textOf(memberNames.seal)))
    throw new BackupError('forged', { file, ours: keys.id })
  const manifest = manifestSchema.parse(JSON.parse(manifestText))
  const there = seen.slice(0, -2).map(({ member }) => member)
  const other = manifest.members.findIndex(
    ({ name, size, sha256 }, place) =>
      there[place]?.name !== name || there[place].size !== size || there[place].sha256 !== sha256,
  )
  if (other >= 0) throw fail(manifest.members[other]?.name ?? '')
  if (there.length !== manifest.members.length) throw fail(there[manifest.members.length]?.name ?? '')
  return manifest
}

/**
 * Reads a whole backup and holds it against its signed list; touches nothing. Throws BackupError: damaged, of another key, forged,
 * newer than this program.
 */
export const checkBackup = async (options: CheckOptions): Promise<Manifest> => {
  const { file, keys, opening, progress } = options
  if (!existsSync(file)) throw new BackupError('notBackup', { file })
  const seen: Seen[] = []
  for await (const entry of readArchive(file, { opening, keys })) {
    if (seen.length === 0 && entry.name !== memberNames.head) throw new BackupError('notBackup', { file })
    const one = await passOn(entry, readThrough)
    if (seen.length === 0) checkHead(one.text, options)
    seen.push(one)
    progress?.(entry.at)
  }
  return manifestOf(seen, options)
}

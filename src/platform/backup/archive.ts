import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { Duplex, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib'
import { createTarDecoder, createTarPacker } from 'modern-tar'
import type { Keys } from '#platform/crypto/keys.ts'
import { draftOf, nameDraft } from '#platform/disk/place.ts'
import { decrypt, encrypt, type Lock, type Opening } from './envelope.ts'
import { BackupError } from './errors.ts'
import type { Member } from './format.ts'

type Bytes = ReadableStream<Uint8Array>
type Through = ReadableWritablePair<Uint8Array, Uint8Array>

const through = (duplex: Duplex): Through => Duplex.toWeb(duplex) as unknown as Through
const toWeb = (readable: Readable): Bytes => Readable.toWeb(readable) as unknown as Bytes
const fromWeb = (stream: Bytes): Readable => Readable.fromWeb(stream as never)

export interface ArchiveWriter {
  /** Writes one member of exactly this size. */
  add(name: string, size: number, data: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<Member>
  /** Ends the file, which is on the disk for good then, under another name. */
  close(): Promise<string>
  /** Gives it its name. */
  name(): Promise<void>
  /** Leaves nothing behind. */
  giveUp(reason: unknown): Promise<void>
}

/** A tar, compressed with zstd, encrypted with age: `age -d FILE | zstd -d | tar x` opens it without us. */
export const writeArchive = async (
  file: string,
  { lock, keys, modified }: { readonly lock: Lock; readonly keys: Keys; readonly modified: Date },
): Promise<ArchiveWriter> => {
  const draft = draftOf(file)
  const { readable, controller } = createTarPacker()
  const zstd = createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 3 } })
  const sealed = await encrypt(readable.pipeThrough(through(zstd)), lock, keys)
  const written = pipeline(fromWeb(sealed), createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true }))
  written.catch((error: unknown) => controller.error(error))
  return {
    async add(name, size, data) {
      const sha256 = createHash('sha256')
      const writer = controller.add({ name, size, type: 'file', mode: 0o600, mtime: modified }).getWriter()
      try {
        for await (const chunk of data) {
          sha256.update(chunk)
          await writer.write(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength))
        }
        await writer.close()
      } catch (error) {
        await writer.abort(error).catch(() => {})
        await written // a full disk says more than the stream that it broke
        throw error
      }
      return { name, size, sha256: sha256.digest('hex') }
    },
    async close() {
      controller.finalize()
      await written
      return draft
    },
    name: () =>
      nameDraft(draft, file, { replaces: false }).catch((error: NodeJS.ErrnoException) =>
        Promise.reject(error.code === 'EEXIST' ? new BackupError('exists', { file }, error) : error),
      ),
    async giveUp(reason) {
      controller.error(reason)
      await written.catch(() => {})
      await rm(draft, { force: true })
    },
  }
}

export interface Entry {
  readonly name: string
  readonly size: number
  /** Bytes of the file that were read so far. */
  readonly at: number
  /** Must be read to its end before the next entry is asked for. */
  readonly body: AsyncIterable<Uint8Array>
}

const damaged = (file: string, error: unknown): BackupError =>
  error instanceof BackupError
    ? error
    : new BackupError('damaged', { file, reason: error instanceof Error ? error.message : String(error) }, error)

const bodyOf = async function* (file: string, body: Bytes): AsyncGenerator<Uint8Array> {
  const reader = body.getReader()
  for (;;) {
    const { done, value } = await reader.read().catch((error: unknown) => Promise.reject(damaged(file, error)))
    if (done) return
    yield value
  }
}

/** The members of an archive in their order. Throws BackupError where it does not open, or is not whole to the last byte. */
export const readArchive = async function* (
  file: string,
  { opening, keys }: { readonly opening: Opening; readonly keys: Keys },
): AsyncGenerator<Entry> {
  const source = createReadStream(file, { highWaterMark: 1 << 18 })
  try {
    const plain = await decrypt(toWeb(source), opening, keys, file)
    const entries = plain
      .pipeThrough(through(createZstdDecompress()))
      .pipeThrough(createTarDecoder({ strict: true }))
      .getReader()
    for (;;) {
      const { done, value } = await entries.read().catch((error: unknown) => Promise.reject(damaged(file, error)))
      if (done) return
      const { name, size } = value.header
      yield { name, size, at: source.bytesRead, body: bodyOf(file, value.body) }
    }
  } finally {
    source.destroy()
  }
}

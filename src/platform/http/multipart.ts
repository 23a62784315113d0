import type { Readable } from 'node:stream'
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'

/** A file on its way in. Whoever reads it sets a limit; nothing of it is held before it is read. */
export interface Upload {
  /** As its sender called it: untrusted. */
  readonly name: string
  readonly pieces: AsyncIterable<Uint8Array>
}

const largestPart = 25_000_000

/** Forms with files, in this scope only. */
export const takeMultipart = async (scope: FastifyInstance): Promise<void> => {
  await scope.register(multipart, {
    throwFileSizeLimit: false,
    limits: {
      fieldNameSize: 100,
      fieldSize: 100_000,
      fields: 40,
      files: 10,
      parts: 50,
      headerPairs: 20,
      fileSize: largestPart,
    },
  })
}

/** What breaks while a form is read is the sender's: Problem `bad-form`. */
const reading = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    throw error instanceof Problem ? error : new Problem(refuse('bad-form'))
  }
}

/** Browsers write these three characters of a name in percent (HTML, multipart/form-data). */
const percents: Readonly<Record<string, string>> = { '%22': '"', '%0D': '\r', '%0A': '\n' }
const nameOf = (name: string): string => name.replace(/%(?:22|0[AD])/gi, (code) => percents[code.toUpperCase()] ?? code)

/** A form may break off while nobody reads it yet; whoever reads it then is told. */
const piecesOf = (file: Readable & { readonly truncated?: boolean }, most = largestPart): AsyncIterable<Uint8Array> => {
  file.once('error', (error) => file.destroy(error))
  return (async function* () {
    try {
      yield* file as AsyncIterable<Uint8Array>
    } catch {
      throw new Problem(refuse('bad-form'))
    }
    if (file.truncated) throw new Problem(refuse('file-too-large', { params: { most: most / 1_000_000 } }))
  })()
}

/** The first file of a form. Throws Problem `no-file` where there is none. */
export const firstFile = (request: FastifyRequest): Promise<Upload> =>
  reading(async () => {
    const file = await request.file()
    if (!file?.filename) throw new Problem(refuse('no-file'))
    return { name: nameOf(file.filename), pieces: piecesOf(file.file) }
  })

export interface FilesTaken {
  readonly most: number
  /** Bytes. */
  readonly each: number
}

interface FormWithFiles {
  readonly form: Readonly<Record<string, string>>
  /** Empty fields for files are none. To be read in turn; what is not read of one is passed over. */
  readonly files: AsyncIterable<Upload>
}

/** Fields of a form take no more than this beside its files. */
const room = 1_000_000

/**
 * The fields of a form up to its first file, which stand before all files, and the files. Throws Problem `too-large` by what the form says
 * that it is, before any of it is read.
 */
export const formWithFiles = (request: FastifyRequest, { most, each }: FilesTaken): Promise<FormWithFiles> =>
  reading(async () => {
    const length = Number(request.headers['content-length'])
    if (!(length <= most * each + room)) throw new Problem(refuse('too-large'))
    const parts = request.parts({ limits: { files: most + 1, fileSize: each } })
    const form: Record<string, string> = {}
    let next = await parts.next()
    for (; !next.done && next.value.type === 'field'; next = await parts.next())
      if (typeof next.value.value === 'string') form[next.value.fieldname] ??= next.value.value
    const files = async function* (): AsyncGenerator<Upload> {
      for (; !next.done; next = await reading(() => parts.next())) {
        if (next.value.type !== 'file') continue
        const { file, filename } = next.value
        const pieces = piecesOf(file, each)
        if (filename) yield { name: nameOf(filename), pieces }
        file.resume()
      }
    }
    return { form, files: files() }
  })

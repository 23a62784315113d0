import { Worker } from 'node:worker_threads'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import { pictureFacts } from './picture-facts.ts'

/** 24 million pixels: what a telephone takes. Four bytes each when unpacked. */
const mostPixels = 24_000_000
const leastSide = 120
const patienceMs = 20_000

const inThread = (bytes: Buffer, most: { readonly width: number; readonly height: number }): Promise<Buffer | null> =>
  new Promise((resolve) => {
    const worker = new Worker(new URL('./shrink-worker.ts', import.meta.url), {
      workerData: { bytes, most },
      resourceLimits: { maxOldGenerationSizeMb: 256 },
    })
    const end = (picture: Buffer | null): void => {
      clearTimeout(timer)
      resolve(picture)
      void worker.terminate()
    }
    const timer = setTimeout(() => end(null), patienceMs)
    worker.once('message', ({ picture }: { picture: Uint8Array | null }) => end(picture && Buffer.from(picture)))
    worker.once('error', () => end(null))
    worker.once('exit', () => end(null))
  })

let last: Promise<unknown> = Promise.resolve()

/**
 * A small JPEG of a JPEG or PNG, without EXIF, place or comment. Throws Problem `not-a-picture`, `picture-too-many-pixels` and
 * `picture-too-small` by the header alone, `picture-broken` for what cannot be unpacked in time. One at a time in the whole process.
 */
export const smallJpeg = async (
  bytes: Buffer,
  most: { readonly width: number; readonly height: number },
  least = leastSide,
): Promise<Buffer> => {
  const facts = pictureFacts(bytes)
  if (!facts) throw new Problem(refuse('not-a-picture'))
  const { width, height } = facts
  if (width * height > mostPixels) throw new Problem(refuse('picture-too-many-pixels'))
  if (Math.min(width, height) < least) throw new Problem(refuse('picture-too-small'))
  const mine = last.then(() => inThread(bytes, most))
  last = mine.catch(() => null)
  const picture = await mine
  if (!picture) throw new Problem(refuse('picture-broken'))
  return picture
}

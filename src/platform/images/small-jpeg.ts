import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import { apart, type Whose } from '#platform/apart/apart.ts'
import { pictureFacts } from './picture-facts.ts'

/** 24 million pixels: what a telephone takes. Four bytes each when unpacked. */
const mostPixels = 24_000_000
const leastSide = 120

interface Size {
  readonly width: number
  readonly height: number
}

const shrinkApart = apart<{ readonly bytes: Buffer; readonly most: Size }, { readonly picture: Uint8Array | null }>(
  new URL('./shrink-worker.ts', import.meta.url),
)

/**
 * A small JPEG of a JPEG or PNG, without EXIF, place or comment. Throws Problem `not-a-picture`, `picture-too-many-pixels` and
 * `picture-too-small` by the header alone, `picture-broken` for what cannot be unpacked in time. One at a time of the staff, and one of the public.
 */
export const smallJpeg = async (
  bytes: Buffer,
  most: Size,
  least = leastSide,
  whose: Whose = 'staff',
): Promise<Buffer> => {
  const facts = pictureFacts(bytes)
  if (!facts) throw new Problem(refuse('not-a-picture'))
  const { width, height } = facts
  if (width * height > mostPixels) throw new Problem(refuse('picture-too-many-pixels'))
  if (Math.min(width, height) < least) throw new Problem(refuse('picture-too-small'))
  const ended = await shrinkApart({ bytes, most }, whose)
  if (ended.how !== 'done' || !ended.answer.picture) throw new Problem(refuse('picture-broken'))
  return Buffer.from(ended.answer.picture)
}

import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'

/** Bytes of files under way that the process holds at most, of all senders together. */
const mostHeld = 64_000_000

let held = 0

/**
 * Holds a file in memory while `work` looks into it: cut off as soon as it is larger than `most`, and never on the disk before it is known to
 * be fit, so that what is refused leaves nothing behind. Throws Problem `too-large`, and `busy` while too much is under way.
 */
export const takingIn = async <T>(
  pieces: AsyncIterable<Uint8Array>,
  most: number,
  work: (bytes: Buffer) => Promise<T>,
): Promise<T> => {
  const kept: Uint8Array[] = []
  let size = 0
  try {
    for await (const piece of pieces) {
      size += piece.length
      held += piece.length
      if (size > most) throw new Problem(refuse('file-too-large', { params: { most: most / 1_000_000 } }))
      if (held > mostHeld) throw new Problem(refuse('busy'))
      kept.push(piece)
    }
    return await work(Buffer.concat(kept.splice(0)))
  } finally {
    held -= size
  }
}

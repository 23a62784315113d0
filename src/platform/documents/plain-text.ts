import { setImmediate as others } from 'node:timers/promises'

export const encodings = ['utf-8', 'gb18030'] as const
type Encoding = (typeof encodings)[number]

/** Bytes that are read together: behind each of them others have their turn. */
const pieceSize = 262_144

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what no text holds
const noText = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffe\uffff]/u

const isPage = /^\s*<(?:!doctype|\?xml|html|svg|script)/i

/** What stands in bytes is no text in this encoding. */
export class NoText extends Error {}

const decode = (decoder: InstanceType<typeof TextDecoder>, bytes: Buffer, goesOn: boolean): string => {
  let text: string
  try {
    text = decoder.decode(bytes, { stream: goesOn })
  } catch {
    throw new NoText()
  }
  if (noText.test(text)) throw new NoText()
  return text
}

/** Whether it begins as a text in UTF-8 or GB 18030 does, and as no page that a browser would draw. What follows is seen by who reads it. */
export const beginsAsText = (bytes: Buffer): boolean =>
  encodings.some((encoding) => {
    const [head, goesOn] = [bytes.subarray(0, pieceSize), bytes.length > pieceSize]
    try {
      const text = decode(new TextDecoder(encoding, { fatal: true }), head, goesOn)
      return (goesOn || text.trim() !== '') && !isPage.test(text)
    } catch {
      return false
    }
  })

/** A text piece by piece. Throws NoText at the first that is none in this encoding. */
export const textPieces = async function* (bytes: Buffer, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  for (let at = 0; at < bytes.length; at += pieceSize) {
    yield decode(decoder, bytes.subarray(at, at + pieceSize), at + pieceSize < bytes.length)
    await others()
  }
}

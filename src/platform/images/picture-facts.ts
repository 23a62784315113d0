/** What a picture's header says: its kind by content, its size in pixels, and how it is turned (EXIF orientation, 1 to 8). */
export interface PictureFacts {
  readonly kind: 'jpeg' | 'png'
  readonly width: number
  readonly height: number
  readonly turn: number
}

const pngMagic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

const pngFacts = (bytes: Buffer): PictureFacts | null =>
  bytes.length >= 33 && bytes.toString('latin1', 12, 16) === 'IHDR'
    ? { kind: 'png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), turn: 1 }
    : null

/** Tag 0x0112 of the first directory of a TIFF header (EXIF 2.3); 1 where there is none or it is broken. */
const turnOf = (exif: Buffer): number => {
  if (exif.length < 14) return 1
  const isLittle = exif.toString('latin1', 0, 2) === 'II'
  const two = (at: number): number => (isLittle ? exif.readUInt16LE(at) : exif.readUInt16BE(at))
  const four = (at: number): number => (isLittle ? exif.readUInt32LE(at) : exif.readUInt32BE(at))
  const start = four(4)
  if (start + 2 > exif.length) return 1
  const count = two(start)
  for (let entry = 0; entry < count; entry++) {
    const at = start + 2 + entry * 12
    if (at + 12 > exif.length) return 1
    if (two(at) === 0x0112) return two(at + 8) >= 1 && two(at + 8) <= 8 ? two(at + 8) : 1
  }
  return 1
}

/** Start-of-frame markers that carry a size: all but those of tables (C4), reserved (C8) and arithmetic coding (CC). */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

const jpegFacts = (bytes: Buffer): PictureFacts | null => {
  let turn = 1
  let at = 2
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    const length = bytes.readUInt16BE(at + 2)
    if (length < 2) return null
    if (isFrame(marker))
      return { kind: 'jpeg', width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5), turn }
    if (marker === 0xe1 && bytes.toString('latin1', at + 4, at + 10) === 'Exif\0\0')
      turn = turnOf(bytes.subarray(at + 10, at + 2 + length))
    at += 2 + length
  }
  return null
}

/** By content, never by name or declared type; null for what is neither JPEG nor PNG, or breaks off before its size. */
export const pictureFacts = (bytes: Buffer): PictureFacts | null => {
  if (bytes.subarray(0, 8).equals(pngMagic)) return pngFacts(bytes)
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff ? jpegFacts(bytes) : null
}

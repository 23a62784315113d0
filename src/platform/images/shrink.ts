import jpeg from 'jpeg-js'
import { PNG } from 'pngjs'
import { type PictureFacts, pictureFacts } from './picture-facts.ts'

/** Four bytes a pixel: red, green, blue, and opacity. */
interface Pixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

const unpack = (bytes: Buffer, { kind }: PictureFacts): Pixels =>
  kind === 'png'
    ? PNG.sync.read(bytes)
    : jpeg.decode(bytes, { useTArray: true, maxResolutionInMP: 100, maxMemoryUsageInMB: 256 })

/** Which pixel of the picture as it was taken stands at a place of the upright one (EXIF orientation). */
const placeOf = (turn: number, width: number, height: number): ((x: number, y: number) => number) => {
  const [right, bottom] = [width - 1, height - 1]
  const at = (x: number, y: number): number => y * width + x
  const places: readonly ((x: number, y: number) => number)[] = [
    at,
    (x, y) => at(right - x, y),
    (x, y) => at(right - x, bottom - y),
    (x, y) => at(x, bottom - y),
    (x, y) => at(y, x),
    (x, y) => at(y, bottom - x),
    (x, y) => at(right - y, bottom - x),
    (x, y) => at(right - y, x),
  ]
  return places[turn - 1] ?? at
}

const channels = 3

/** Each pixel of the small picture is the average of those that it stands for, on white where the picture lets through. */
const averaged = (from: Pixels, turn: number, width: number, height: number): Pixels => {
  const isSideways = turn >= 5
  const [uprightWidth, uprightHeight] = isSideways ? [from.height, from.width] : [from.width, from.height]
  const place = placeOf(turn, from.width, from.height)
  const data = new Uint8Array(width * height * 4)
  for (let y = 0; y < height; y++) {
    const [top, bottom] = [Math.floor((y * uprightHeight) / height), Math.ceil(((y + 1) * uprightHeight) / height)]
    for (let x = 0; x < width; x++) {
      const [left, right] = [Math.floor((x * uprightWidth) / width), Math.ceil(((x + 1) * uprightWidth) / width)]
      const sum = [0, 0, 0]
      for (let v = top; v < bottom; v++) {
        for (let u = left; u < right; u++) {
          const at = place(u, v) * 4
          const cover = (from.data[at + 3] ?? 255) / 255
          for (let c = 0; c < channels; c++)
            sum[c] = (sum[c] ?? 0) + (from.data[at + c] ?? 0) * cover + 255 * (1 - cover)
        }
      }
      const many = (bottom - top) * (right - left)
      const to = (y * width + x) * 4
      for (let c = 0; c < channels; c++) data[to + c] = Math.round((sum[c] ?? 0) / many)
      data[to + 3] = 255
    }
  }
  return { width, height, data }
}

/** A JPEG of at most so many pixels a side, upright, with nothing in it but the picture. Throws for what cannot be unpacked. */
export const shrink = (bytes: Buffer, most: { readonly width: number; readonly height: number }): Buffer => {
  const facts = pictureFacts(bytes)
  if (!facts) throw new Error('not a picture')
  const from = unpack(bytes, facts)
  const [width, height] = facts.turn >= 5 ? [from.height, from.width] : [from.width, from.height]
  const scale = Math.min(1, most.width / width, most.height / height)
  const small = averaged(
    from,
    facts.turn,
    Math.max(1, Math.round(width * scale)),
    Math.max(1, Math.round(height * scale)),
  )
  return Buffer.from(jpeg.encode(small, 85).data)
}

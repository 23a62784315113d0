import jpeg from 'jpeg-js'
import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { pictureFacts } from '../picture-facts.ts'
import { shrink } from '../shrink.ts'
import { smallJpeg } from '../small-jpeg.ts'

/** Left half red, right half blue. */
const halves = (width: number, height: number) => {
  const data = Buffer.alloc(width * height * 4, 255)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4
      data.set(x < width / 2 ? [220, 20, 20, 255] : [20, 20, 220, 255], at)
    }
  return { width, height, data }
}
const asJpeg = (width: number, height: number): Buffer => Buffer.from(jpeg.encode(halves(width, height), 90).data)
const asPng = (width: number, height: number): Buffer => PNG.sync.write(halves(width, height))

/** The same JPEG with an EXIF part: orientation, and a place in words. */
const withExif = (bytes: Buffer, turn: number): Buffer => {
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex')
  tiff.writeUInt16BE(turn, 18)
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from('GPS 33.4N 115.1E 付井镇')])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([bytes.subarray(0, 2), head, body, bytes.subarray(2)])
}
const colourAt = (picture: Buffer, x: number, y: number) => {
  const { width, data } = jpeg.decode(picture, { useTArray: true })
  const at = (y * width + x) * 4
  return (data[at] ?? 0) > (data[at + 2] ?? 0) ? 'red' : 'blue'
}
const most = { width: 480, height: 640 }

describe('照片的大小从文件头里读', () => {
  it('按内容认，不按名字；截断的、别的格式的不认', () => {
    expect(pictureFacts(asJpeg(300, 200))).toEqual({ kind: 'jpeg', width: 300, height: 200, turn: 1 })
    expect(pictureFacts(asPng(300, 200))).toEqual({ kind: 'png', width: 300, height: 200, turn: 1 })
    expect(pictureFacts(withExif(asJpeg(300, 200), 6))?.turn).toBe(6)
    for (const bytes of ['', 'GIF89a', '<svg onload=alert(1)>', '%PDF-1.7', '\xff\xd8\xff', '\xff\xd8\xff\xe0\x00\x00'])
      expect(pictureFacts(Buffer.from(bytes, 'latin1'))).toBeNull()
  })
})

describe('缩小', { timeout: 120_000 }, () => {
  it('缩到尺寸以内，比例不变，拍摄信息一样不留', () => {
    const small = shrink(withExif(asJpeg(600, 400), 1), { width: 240, height: 320 })
    expect(pictureFacts(small)).toEqual({ kind: 'jpeg', width: 240, height: 160, turn: 1 })
    expect([small.includes('Exif'), small.includes('GPS')]).toEqual([false, false])
    expect([colourAt(small, 25, 50), colourAt(small, 200, 50)]).toEqual(['red', 'blue'])
    expect(pictureFacts(shrink(asPng(200, 150), most))).toMatchObject({ width: 200, height: 150 })
  })

  it.each([
    [2, 'blue', 'red'],
    [3, 'blue', 'red'],
    [6, 'red', 'red'],
    [8, 'blue', 'blue'],
  ] as const)('手机转过的照片（EXIF %i）摆正', (turn, left, right) => {
    const small = shrink(withExif(asJpeg(160, 80), turn), most)
    const { width = 0, height = 0 } = pictureFacts(small) ?? {}
    expect(width > height).toBe(turn < 5)
    expect([colourAt(small, 20, 20), colourAt(small, width - 20, 20)]).toEqual([left, right])
  })
})

describe('拿到一张照片', { timeout: 120_000 }, () => {
  const codeOf = (bytes: Buffer) =>
    smallJpeg(bytes, most).then(
      () => 'taken',
      (error: { refusal?: { code: string } }) => error.refusal?.code,
    )
  it('不是照片、像素太多、太小、坏的，各有各的说法；像素太多的不打开', async () => {
    const bomb = asPng(130, 130)
    bomb.writeUInt32BE(30_000, 16)
    bomb.writeUInt32BE(30_000, 20)
    const before = process.memoryUsage.rss()
    expect(await codeOf(bomb)).toBe('picture-too-many-pixels')
    expect(process.memoryUsage.rss() - before).toBeLessThan(64_000_000)
    expect(await codeOf(Buffer.from('<html>'))).toBe('not-a-picture')
    expect(await codeOf(asPng(20, 300))).toBe('picture-too-small')
    expect(await codeOf(asPng(300, 300).subarray(0, 120))).toBe('picture-broken')
    expect(await codeOf(asJpeg(300, 300))).toBe('taken')
  })
})

import { monitorEventLoopDelay } from 'node:perf_hooks'
import { describe, expect, it } from 'vitest'
import { Problem } from '#kernel/problem.ts'
import { pdfOf } from '../../../../fixtures/handed-in/files.ts'
import { kindOf } from '../kind-of.ts'
import { lookForMarks } from '../text-layer.ts'

const codeOf = async (bytes: Buffer): Promise<string> =>
  lookForMarks(bytes, 'text').then(
    () => 'taken',
    (error: unknown) => (error instanceof Problem ? error.refusal.code : String(error)),
  )
const line = '群众反映村里的路灯坏了，请有关单位尽快修好。\n'
const long = (megabytes: number): string => line.repeat(Math.ceil((megabytes * 1_000_000) / Buffer.byteLength(line)))
/** The same words in GB 18030: the two bytes of each sign of a short table. */
const inGb = Buffer.from([0xc8, 0xba, 0xd6, 0xda, 0x0a])

describe('a long text is read to its end, window by window', () => {
  it('a mark at its end is found, in UTF-8 and behind GB 18030', async () => {
    const secret = Buffer.concat([Buffer.from(long(3)), Buffer.from('\n机密★10年\n')])
    expect(await codeOf(secret)).toBe('marked-secret')
    // 机密★10年
    const marked = Buffer.from([0xbb, 0xfa, 0xc3, 0xdc, 0xa1, 0xef, 0x31, 0x30, 0xc4, 0xea, 0x0a])
    const gb = Buffer.concat([...Array.from({ length: 200_000 }, () => inGb), marked])
    expect([kindOf(gb, 'txt'), await codeOf(gb)]).toEqual(['text', 'marked-secret'])
  })

  it('a mark that two windows share is found', async () => {
    const mark = '\n机密★10年\n'
    for (const before of [262_140, 262_144, 262_150])
      expect(await codeOf(Buffer.from(`${'a'.repeat(before - 8)}${mark}${'b'.repeat(300_000)}`))).toBe('marked-secret')
  })

  it('what only begins as a text is none', async () => {
    const bytes = Buffer.concat([Buffer.from(long(1)), Buffer.from([0xff, 0x00, 0xfe])])
    expect([kindOf(bytes, 'txt'), await codeOf(bytes)]).toEqual(['text', 'file-type-differs'])
    expect(await codeOf(Buffer.from(' \n'.repeat(300_000)))).toBe('file-type-differs')
    expect(await codeOf(Buffer.from(long(1)))).toBe('taken')
  })

  it('twenty megabytes of it keep nobody waiting for long', async () => {
    const bytes = Buffer.from(long(19))
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    expect([kindOf(bytes, 'txt'), await codeOf(bytes)]).toEqual(['text', 'taken'])
    delay.disable()
    expect(delay.max / 1e6).toBeLessThan(250)
  })
})

describe('PDFs are read one at a time', () => {
  it('many at once all come to their end', { timeout: 60_000 }, async () => {
    const read = Array.from({ length: 4 }, (_, nth) => lookForMarks(pdfOf(`第${nth}份说明`), 'pdf'))
    expect((await Promise.allSettled(read)).map(({ status }) => status)).toEqual(Array(4).fill('fulfilled'))
  })
})

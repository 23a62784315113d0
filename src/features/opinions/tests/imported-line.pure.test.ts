import { describe, expect, it } from 'vitest'
import { toDay } from '#kernel/day.ts'
import { isFault, linesOf, placeLine, type ReadLine, readLine, townshipByRule } from '../rules/imported-line.ts'
import type { Ground } from '../spec/imported.ts'
import { opinionSettings } from '../spec/settings.ts'

const today = toDay('2026-11-24')
const line = {
  id: 7,
  author: 'x1',
  title: '标题',
  submittedAt: '2019-04-25T09:32:09',
  body: '正文',
  reply: '答复',
  repliedAt: '2019-05-10T14:56:53',
}
const read = (over: object = {}, without: readonly string[] = []) => {
  const all: Record<string, unknown> = { ...line, ...over }
  for (const name of without) delete all[name]
  return readLine(JSON.stringify(all), today)
}
const ground: Ground = {
  handlers: new Map([
    ['999901001', 'office-1'],
    ['999901101', 'office-2'],
    ['999901102', 'office-3'],
  ]),
  villages: new Set(['999901101200']),
  venues: new Map([['河东镇人大代表联络站', { id: 'v1', township: '999901101' }]]),
  settings: opinionSettings.parse({}),
}
const place = (over: object = {}) => placeLine(read(over) as ReadLine, ground)

describe('导入文件的一行', () => {
  it('收到日和答复日取当地日期', () => {
    expect(read()).toMatchObject({ id: '7', on: '2019-04-25', repliedOn: '2019-05-10', body: '正文', reply: '答复' })
  })

  it('没有答复的也收，空值等于没有', () => {
    expect(read({ reply: null, repliedAt: null })).toMatchObject({
      on: '2019-04-25',
      reply: undefined,
      repliedOn: undefined,
    })
  })

  it('换行、制表符和 Windows 行尾原样保留', () => {
    const body = '\t第一行\r\n\r\n第二行'
    expect(read({ body })).toMatchObject({ body })
  })

  it.each([
    ['不是 JSON', '{', null, 'bad-line'],
    ['不是对象', '[]', null, 'bad-line'],
  ])('%s', (_, text, field, code) => expect(readLine(text, today)).toEqual({ field, code }))

  it.each([
    ['没有编号', {}, ['id'], 'id', 'required'],
    ['编号是对象', { id: {} }, [], 'id', 'bad-value'],
    ['没有正文', {}, ['body'], 'body', 'required'],
    ['正文全是空白', { body: ' \n ' }, [], 'body', 'required'],
    ['正文太长', { body: '字'.repeat(20_001) }, [], 'body', 'too-long'],
    ['正文有 NUL', { body: '前\u0000后' }, [], 'body', 'bad-characters'],
    ['正文有半个代理对', { body: '前\ud800后' }, [], 'body', 'bad-characters'],
    ['正文颠倒方向', { body: '前\u202e后' }, [], 'body', 'bad-characters'],
    ['标题有换行', { title: '一\n二' }, [], 'title', 'one-line'],
    ['标题太长', { title: '字'.repeat(201) }, [], 'title', 'too-long'],
    ['没有这一天', { submittedAt: '2019-02-30T10:00:00' }, [], 'submittedAt', 'bad-day'],
    ['时间写法不对', { submittedAt: '2019/04/25' }, [], 'submittedAt', 'bad-time'],
    ['时间带时区', { submittedAt: '2019-04-25T09:32:09Z' }, [], 'submittedAt', 'bad-time'],
    [
      '收到日在将来',
      { submittedAt: '2026-11-25T00:00:00', reply: null, repliedAt: null },
      [],
      'submittedAt',
      'in-the-future',
    ],
    ['答复早于反映', { repliedAt: '2019-04-25T09:00:00' }, [], 'repliedAt', 'before-submitted'],
    ['有答复没有日期', {}, ['repliedAt'], 'repliedAt', 'required'],
    ['有日期没有答复', {}, ['reply'], 'reply', 'required'],
    ['多出来的字段', { phone: '1' }, [], 'phone', 'unknown-field'],
  ] as const)('%s', (_, over, without, field, code) => expect(read(over, without)).toEqual({ field, code }))

  it('行号从一数起，空行不算，去掉字节序标记', () => {
    expect(linesOf('\uFEFF{"a":1}\r\n\r\n{"b":2}\n')).toEqual([
      { number: 1, text: '{"a":1}' },
      { number: 3, text: '{"b":2}' },
    ])
  })
})

describe('一行归到哪里', () => {
  it('没有区划的按编号轮到乡镇：数字取余，文字取散列', () => {
    expect(place({ id: 7 })).toMatchObject({ township: '999901101', handler: 'office-2', category: 'other' })
    expect(townshipByRule('9', ['a', 'b', 'c'])).toBe('a')
    expect(['a', 'b', 'c']).toContain(townshipByRule('信-8', ['a', 'b', 'c']))
    expect(townshipByRule('信-8', ['a', 'b', 'c'])).toBe(townshipByRule('信-8', ['a', 'b', 'c']))
  })

  it('区划先于站点，站点先于轮转', () => {
    expect(place({ division: '999901102', venue: '河东镇人大代表联络站' })).toMatchObject({
      township: '999901102',
      venue: 'v1',
    })
    expect(place({ id: 0, venue: '河东镇人大代表联络站' })).toMatchObject({ township: '999901101', venue: 'v1' })
    expect(place({ division: '999901101200' })).toMatchObject({ township: '999901101', village: '999901101200' })
  })

  it('类别可写代码或名称', () => {
    expect(place({ category: '教育' })).toMatchObject({ category: 'education' })
    expect(place({ category: 'water' })).toMatchObject({ category: 'water' })
  })

  it.each([
    ['不在本县的乡镇', { division: '410000101' }, 'division', 'unknown-division'],
    ['没有的村', { division: '999901101299' }, 'division', 'unknown-division'],
    ['没有的站点', { venue: '某某站' }, 'venue', 'unknown-venue'],
    ['没有的类别', { category: '天文' }, 'category', 'unknown-category'],
  ])('%s', (_, over, field, code) => expect(place(over)).toEqual({ field, code }))

  it('区划代码的写法先查', () => expect(isFault(read({ division: '12' }))).toBe(true))
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { home, other } from '../../../../fixtures/cast.ts'
import { freshDatabase } from '../../../../fixtures/database.ts'
import { hasMessages, messagesOf } from '../../../../fixtures/labels/messages.ts'
import { namedId } from '#platform/crypto/named-id.ts'
import { raw, sql } from '#platform/db/sql.ts'
import { refreshStatistics } from '#platform/db/statistics.ts'
import type { Findable, RecordKind } from '#platform/outbox/record-kind.ts'
import { similarTo } from '../actions/similar-to.ts'
import { indexDocs } from '../data/store.ts'
import type { Text } from '../spec/text.ts'

const { db } = await freshDatabase()

interface Placed extends Text {
  readonly key: string
  readonly division?: string
}

/** A kind of record whose texts lie in the test. */
const kindOf = (name: string) => {
  const docs = new Map<string, Findable>()
  const kind: RecordKind = {
    kind: name,
    labels: async () => [],
    written: [],
    docs: async (_session, records) => records.flatMap((record) => docs.get(record) ?? []),
  }
  const put = async (county: string, texts: readonly Placed[]): Promise<readonly string[]> => {
    const all = texts.map(({ key, title, body, division = 'east' }) => ({
      record: namedId(name, county, key),
      on: '2026-01-01',
      at: '2026-01-01T01:00:00Z',
      division,
      fields: [title, body],
    }))
    for (const doc of all) docs.set(doc.record, doc)
    await db.write(county, (session) => indexDocs(session, name, all))
    return all.map(({ record }) => record)
  }
  const find = (text: Text, { within = raw('true'), but, county = home, most = 5 }: Partial<Asked> = {}) =>
    db.read(county, (session) => similarTo(db, session, { kind, text, within, but, most }))
  return { put, find }
}

interface Asked {
  readonly within: ReturnType<typeof raw>
  readonly but: string
  readonly county: string
  readonly most: number
}

describe('说的是同一件事', () => {
  const { put, find } = kindOf('few')
  const lamp = { title: '河东村路灯不亮', body: '河东村口的路灯坏了一个月，晚上看不见路' }
  let [own, same, west, fees, foreign] = ['', '', '', '', '']
  beforeAll(async () => {
    ;[own = '', same = '', west = '', fees = ''] = await put(home, [
      { key: 'own', ...lamp },
      { key: 'same', title: '路灯坏了', body: '河东村路灯一个月不亮，老人摔了一跤' },
      { key: 'west', title: '河西村路灯', body: '河西村想装路灯', division: 'west' },
      { key: 'fees', title: '学校收费', body: '学校收资料费没有收据' },
    ])
    ;[foreign = ''] = await put(other, [{ key: 'foreign', ...lamp }])
  })

  it('最像的在前，说凭哪些词；自己不算，一个词也不同的不算，别县的不算', async () => {
    const found = await find(lamp, { but: own })
    expect(found.map(({ record }) => record)).toEqual([same, west])
    expect(found[0]?.share).toBeGreaterThan(found[1]?.share ?? 1)
    expect(found[0]?.words.join()).toContain('路灯')
    expect(found.map(({ record }) => record)).not.toContain(fees)
    expect((await find(lamp, { county: other })).map(({ record }) => record)).toEqual([foreign])
  })
  it('只在看得见的范围里找', async () => {
    const found = await find(lamp, { but: own, within: sql`d.division = any(${['west']})` })
    expect(found.map(({ record }) => record)).toEqual([west])
  })
  it('没有可找的词，什么也没有', async () => expect(await find({ title: '', body: '。' })).toEqual([]))
})

interface Labels {
  readonly pairs: readonly (readonly [string, string, ...string[]])[]
  readonly related: readonly (readonly [string, string])[]
}

const partners = (pairs: readonly (readonly string[])[]): ReadonlyMap<string, ReadonlySet<string>> => {
  const known = new Map<string, Set<string>>()
  for (const [one = '', two = ''] of pairs) {
    known.set(one, (known.get(one) ?? new Set()).add(two))
    known.set(two, (known.get(two) ?? new Set()).add(one))
  }
  return known
}

describe.runIf(hasMessages)('真实的来信（161 对标注过的）', () => {
  const labels = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../../../fixtures/labels/similar.json'), 'utf8'),
  ) as Labels
  const { put, find } = kindOf('many')

  it('同一件事的，五件里找得到八成以上', async () => {
    const messages = new Map([...messagesOf('replied'), ...messagesOf('classified')].map((one) => [one.key, one]))
    const keys = new Map<string, string>()
    const texts = [...messages.values()]
    ;(await put(home, texts)).forEach((record, nth) => keys.set(record, texts[nth]?.key ?? ''))
    const related = partners(labels.related)
    await db.write(home, refreshStatistics)
    let [found, all] = [0, 0]
    for (const [key, wanted] of partners(labels.pairs)) {
      const text = messages.get(key)
      if (!text) continue
      const answer = (await find(text, { but: namedId('many', home, key), most: 15 })).map(
        ({ record }) => keys.get(record) ?? '',
      )
      const told = answer.filter((one) => !related.get(key)?.has(one)).slice(0, 5)
      all += wanted.size
      found += [...wanted].filter((one) => told.includes(one)).length
    }
    expect(all).toBeGreaterThanOrEqual(300)
    expect(found / all).toBeGreaterThanOrEqual(0.8)
  }, 120_000)
})

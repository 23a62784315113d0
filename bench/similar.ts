import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { messagesOf } from '../fixtures/labels/messages.ts'
import { openInstance } from '#apps/instance.ts'
import { indexDocs } from '#commons/search/data/store.ts'
import { similarTo } from '#commons/search/actions/similar-to.ts'
import type { Text } from '#commons/search/spec/text.ts'
import { namedId } from '#platform/crypto/named-id.ts'
import { raw } from '#platform/db/sql.ts'
import { refreshStatistics } from '#platform/db/statistics.ts'
import type { Findable, RecordKind } from '#platform/outbox/record-kind.ts'

export interface SimilarResult {
  /** Milliseconds for one text: the middle and the 99th of a hundred. */
  readonly p50: number
  readonly p99: number
  /** The first one of a county, which counts its words, in milliseconds. */
  readonly first: number
}

const county = 'bench'
const perWrite = 2000

/** The same numbers in every run, below `most`. */
const numbers = (seed: number) => {
  let state = seed
  return (most: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * most)
  }
}

/** Texts put together from sentences of real ones: words as common as they are, in numbers that no file of ours has. */
const composer = (real: readonly Text[]): (() => Text) => {
  const sentences = real.flatMap(({ body }) => body.split(/(?<=[。！？；])/u).filter((one) => one.trim().length > 4))
  const pick = numbers(7)
  return () => ({
    title: real[pick(real.length)]?.title ?? '',
    body: Array.from({ length: 3 + pick(5) }, () => sentences[pick(sentences.length)]).join(''),
  })
}

/** How long it takes to find what is like a text among so many. */
export const similarBenchmark = async (count: number): Promise<SimilarResult> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'luzhi-similar-'))
  const env = { ...process.env, LUZHI_DATA: dataDir, DATABASE_URL: undefined }
  const { db, close } = await openInstance({ role: 'tool', say: () => {}, env })
  try {
    const real = [...messagesOf('replied'), ...messagesOf('classified')]
    const compose = composer(real)
    const texts = new Map<string, readonly string[]>()
    for (let done = 0; done < count; done += perWrite) {
      const docs: Findable[] = Array.from({ length: Math.min(perWrite, count - done) }, (_, n) => {
        const { title, body } = compose()
        const record = namedId('similar', String(done + n))
        texts.set(record, [title, body])
        return { record, on: '2026-01-01', at: new Date(0).toISOString(), division: '411624100', fields: [title, body] }
      })
      await db.write(county, (session) => indexDocs(session, 'opinion', docs))
    }
    await db.write(county, async (session) => refreshStatistics(session))
    const kind: RecordKind = {
      kind: 'opinion',
      labels: async () => [],
      written: [],
      docs: async (_, records) =>
        records.map((record) => ({ record, on: '', at: '', division: null, fields: texts.get(record) ?? [] })),
    }
    const took: number[] = []
    for (const text of real.slice(0, 300)) {
      const begun = performance.now()
      await db.read(county, (session) => similarTo(db, session, { kind, text, within: raw('true'), most: 5 }))
      took.push(performance.now() - begun)
    }
    const [first = 0, ...rest] = took
    const sorted = rest.sort((one, other) => one - other)
    const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0
    return { p50: at(0.5), p99: at(0.99), first }
  } finally {
    await close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

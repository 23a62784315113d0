import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { apart } from '../apart.ts'

const folder = mkdtempSync(join(tmpdir(), 'luzhi-apart-'))
afterAll(() => rmSync(folder, { recursive: true }))
const module = join(folder, 'module.mjs')
writeFileSync(
  module,
  `process.once('message', ({ how }) => {
  if (how === 'crash') throw new Error('crash')
  if (how === 'leave') process.exit(0)
  if (how === 'eat') for (const all = []; ; ) all.push({ more: new Array(1000).fill(all.length) })
  const from = Date.now()
  setTimeout(() => process.send({ from, to: Date.now(), env: Object.keys(process.env) }), 60)
})`,
)

describe('work on what a stranger sent', () => {
  it('goes one after the other, and the server goes on after one that crashes, leaves or eats its memory', {
    timeout: 90_000,
  }, async () => {
    process.env['LUZHI_APART_SECRET'] = 'secret'
    const run = apart<{ how: string }, { from: number; to: number; env: string[] }>(pathToFileURL(module))
    const ended = await Promise.all(['a', 'crash', 'b', 'leave', 'eat', 'c'].map((how) => run({ how }, 'staff')))
    delete process.env['LUZHI_APART_SECRET']
    expect(ended.map(({ how }) => how)).toEqual(['done', 'broken', 'done', 'broken', 'broken', 'done'])
    const spans = ended.flatMap((one) => (one.how === 'done' ? [one.answer] : []))
    for (const [nth, { from }] of spans.entries()) expect(from).toBeGreaterThanOrEqual(spans[nth - 1]?.to ?? 0)
    expect(spans[0]?.env.filter((name) => name.startsWith('LUZHI'))).toEqual([])
  })

  it('of the public keeps nobody of the staff waiting', async () => {
    const run = apart<{ how: string }, { from: number; to: number }>(pathToFileURL(module))
    const many = ['a', 'b', 'c', 'd'].map((how) => run({ how }, 'public'))
    const staff = await run({ how: 'e' }, 'staff')
    const last = (await Promise.all(many)).at(-1)
    if (staff.how !== 'done' || last?.how !== 'done') throw new Error('not done')
    expect(staff.answer.to).toBeLessThan(last.answer.from)
  })
})

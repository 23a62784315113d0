import { describe, expect, it } from 'vitest'
import { type KeyedName, nameReader } from '../names.ts'
import type { Session } from '../session.ts'

const sessionOf = (county: string): Session => ({ county }) as Session

/** A reader over names that a test may change, with a clock that it turns. */
const set = (counties: Record<string, Record<string, string>>) => {
  const clock = { now: 0 }
  const seen = { reads: 0 }
  const source = async ({ county }: Session): Promise<KeyedName[]> => {
    seen.reads++
    return Object.entries(counties[county] ?? {}).map(([key, name]) => ({ key, name }))
  }
  return { clock, seen, read: nameReader([source], () => clock.now), counties }
}

describe('names', () => {
  it('are read once for many rows, and no key has no name', async () => {
    const { read, seen } = set({ a: { k: 'Roads', l: 'Water' } })
    const session = sessionOf('a')
    const first = await read(session, ['k', null])
    expect([first('k'), first(null), first('unknown')]).toEqual(['Roads', null, null])
    expect((await read(session, ['l']))('l')).toBe('Water')
    expect(seen.reads).toBe(1)
  })

  it('that changed are shown anew within two seconds, by the clock of whoever asks', async () => {
    const { read, clock, counties } = set({ a: { k: 'Roads' } })
    const session = sessionOf('a')
    await read(session, ['k'])
    counties['a'] = { k: 'Transport' }
    clock.now = 1999
    expect((await read(session, ['k']))('k')).toBe('Roads')
    clock.now = 2000
    expect((await read(session, ['k']))('k')).toBe('Transport')
  })

  it('of a key that is new are read at once; of one that stands for nothing, not at every row', async () => {
    const { read, seen, counties } = set({ a: { k: 'Roads' } })
    const session = sessionOf('a')
    await read(session, ['k'])
    counties['a'] = { k: 'Roads', n: 'New' }
    expect((await read(session, ['n']))('n')).toBe('New')
    expect((await read(session, ['gone']))('gone')).toBeNull()
    const { reads } = seen
    expect((await read(session, ['gone', 'n']))('n')).toBe('New')
    expect(seen.reads).toBe(reads)
  })

  it('of one county are not told in another, the key being the same', async () => {
    const { read } = set({ a: { k: 'Roads' }, b: { k: 'Water' } })
    expect((await read(sessionOf('a'), ['k']))('k')).toBe('Roads')
    expect((await read(sessionOf('b'), ['k']))('k')).toBe('Water')
    expect((await read(sessionOf('c'), ['k']))('k')).toBeNull()
    expect((await read(sessionOf('a'), ['k']))('k')).toBe('Roads')
  })

  it('that a slow reading brings do not take the place of newer ones', async () => {
    const clock = { now: 0 }
    const waiting: ((found: KeyedName[]) => void)[] = []
    const read = nameReader([() => new Promise((resolve) => waiting.push(resolve))], () => clock.now)
    const session = sessionOf('a')
    const slow = read(session, ['k'])
    clock.now = 100
    const quick = read(session, ['k'])
    waiting[1]?.([{ key: 'k', name: 'new' }])
    expect((await quick)('k')).toBe('new')
    waiting[0]?.([{ key: 'k', name: 'old' }])
    await slow
    expect((await read(session, ['k']))('k')).toBe('new')
  })
})

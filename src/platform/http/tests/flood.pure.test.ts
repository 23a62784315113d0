import { describe, expect, it } from 'vitest'
import { Problem } from '#kernel/problem.ts'
import { limitedTogether } from '../throttle.ts'

const isLetIn = (work: () => void): boolean => {
  try {
    work()
    return true
  } catch (error) {
    if (error instanceof Problem && Number(error.refusal.params?.['seconds']) > 0) return false
    throw error
  }
}
const count = (times: number, work: () => void): number =>
  Array.from({ length: times }, () => isLetIn(work)).filter(Boolean).length
const placesOf = (n: number): string[] => Array.from({ length: n }, (_, at) => `10.1.${at >> 8}.${at & 255}`)

describe('many places at once', () => {
  it('have one budget together; who sent little is let in beyond it, and another county has its own', () => {
    const sent = limitedTogether({ most: 60, together: 600, beyond: 2, minutes: 10 })
    const flood = placesOf(500).flatMap((place) => Array.from({ length: 20 }, () => place))
    const shuffled = flood.map((_, at) => flood[(at * 7919) % flood.length] ?? '')
    const taken = shuffled.filter((place) => isLetIn(() => sent(place, 'county'))).length
    expect(taken).toBeGreaterThanOrEqual(600)
    expect(taken).toBeLessThan(600 + 500 * 2)
    expect(count(5, () => sent('192.0.2.1', 'county'))).toBe(2)
    expect(count(5, () => sent('192.0.2.1', 'other'))).toBe(5)
  })

  it('one place alone is held to its own number', () => {
    const sent = limitedTogether({ most: 60, together: 600, beyond: 2, minutes: 10 })
    expect(count(80, () => sent('192.0.2.1', 'county'))).toBe(60)
  })
})

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bytes, instant } from '../rows.ts'

/** As PostgreSQL writes a timestamptz into JSON in UTC: no zeros at the end of a second's fraction. */
const told = (at: Date): string => at.toISOString().replace(/\.?0*Z$/, '+00:00')

it('reads any instant that PostgreSQL tells in JSON', () => {
  const instants = fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
  fc.assert(fc.property(instants, (at) => instant(told(at)) === at.toISOString()))
  expect(instant('2026-11-24T10:00:00.123456+08:00')).toBe('2026-11-24T02:00:00.123Z')
})

it('reads bytes', () => {
  fc.assert(fc.property(fc.uint8Array(), (of) => bytes(`\\x${Buffer.from(of).toString('hex')}`).equals(of)))
})

import { describe, expect, it } from 'vitest'
import { startApp } from '../../fixtures/app.ts'
import { home, other } from '../../fixtures/cast.ts'
import { handling } from '../matrix/opinions-handling.ts'
import { receiving } from '../matrix/opinions-receiving.ts'
import { doors } from '../matrix/doors.ts'
import { mandates } from '../matrix/mandates.ts'
import { people } from '../matrix/people.ts'
import { registers } from '../matrix/registers.ts'
import { substitutions } from '../matrix/substitutions.ts'
import { terms } from '../matrix/terms.ts'
import type { Row } from '../matrix/row.ts'
import { askersOf } from './matrix-people.ts'
import { recordsOf } from './matrix-records.ts'

/** A new term ends the posts of the eastern township's people, so its rows are the last. */
const matrix: readonly Row[] = [
  ...receiving,
  ...handling,
  ...people,
  ...registers,
  ...mandates,
  ...doors,
  ...substitutions,
  ...terms,
]

const app = await startApp()
const askerOf = askersOf(app)
const sentFor = await recordsOf(app)

/** Whoever is of another county asks at his own door, unless the row says that he comes to ours. */
const countyOf = ({ where }: Row): string => (where === 'otherCounty' ? other : home)

const answerTo = async (row: Row): Promise<string> => {
  const isSomebody = row.role !== 'public' && row.role !== 'citizen'
  const asker = isSomebody ? await askerOf(row) : null
  const { path, ...asking } = await sentFor(row, asker)
  const ask = asker?.ask ?? app.as(null)
  const { status, body } = await ask(path, { ...asking, county: countyOf(row) })
  return status < 300 ? 'allowed' : `${status} ${String(body.code)}`
}

it('不少于五百行，没有写两遍的', () => {
  const keys = matrix.map(({ does, state, role, where }) => `${does} ${state} ${role} ${where}`)
  expect(keys.length).toBeGreaterThanOrEqual(500)
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
  expect(matrix.filter(({ basis }) => basis.length < 4)).toEqual([])
})

describe.each([...Map.groupBy(matrix, ({ does, state }) => `${does} ${state ?? ''}`.trim())])('%s', (_does, rows) => {
  it.each(rows.map((row) => ({ ...row, title: `${row.role} ${row.where}：${row.basis}` })))('$title', async (row) => {
    const { expected } = row
    expect(await answerTo(row)).toBe(expected === 'allowed' ? 'allowed' : expected.join(' '))
  })
})

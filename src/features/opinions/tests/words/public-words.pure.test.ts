import { describe, expect, it } from 'vitest'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import { labels } from '../../spec/labels/public/zh-CN.ts'
import { opinionLife } from '../../spec/lifecycle.ts'
import { faultsOfProblem } from '../../wiring/form.ts'

/** A step without a word is left out of the citizen's timeline, so a new move must bring one. */
describe('公众页的用语跟得上生命周期', () => {
  it.each([opinionLife.create, ...Object.values(opinionLife.moves)].map(({ event }) => event))(
    '办过的一步有说法：%s',
    (event) => {
      expect(labels).toHaveProperty([`step.${event}`])
    },
  )

  it.each(Object.values(opinionLife.states).flatMap((state) => ('owes' in state ? [state.owes.move] : [])))(
    '下一步有说法：%s',
    (move) => {
      expect(labels).toHaveProperty([`next.${move}`])
    },
  )
})

describe('a refusal is told beside the form or thrown on, never swallowed', () => {
  it.each([new Error('a defect'), new Problem(refuse('not-allowed')), new Problem(refuse('busy'))])(
    'throws on %s',
    (problem) => {
      expect(() => faultsOfProblem(problem)).toThrow(problem)
    },
  )

  it('finds the field that a rule names', () => {
    const problem = new Problem(refuse('village-not-in-township', { pointer: '/village' }))
    expect(faultsOfProblem(problem)).toEqual([{ field: 'village', code: 'village-elsewhere' }])
  })
})

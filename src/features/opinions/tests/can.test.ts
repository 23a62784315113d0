import { describe, expect, it } from 'vitest'
import { startApp } from '../../../../fixtures/app.ts'
import { inputs, opinionsOf } from '../../../../fixtures/opinions.ts'
import { type OpinionMove, opinionStates } from '../spec/lifecycle.ts'

const { caseIn, move, read } = opinionsOf(await startApp())

describe('能做什么', () => {
  it.each(opinionStates)('%s：回答里的 can 做得成', async (state) => {
    for (const actor of ['eastKeeper', 'office', 'roadDrafter', 'roadHead'] as const) {
      const first = await caseIn(state)
      const { body, status } = await read(first, actor)
      if (status !== 200) continue
      for (const verb of body.can as OpinionMove[]) {
        const one = await caseIn(state)
        const input = verb === 'merge' ? { ...inputs.merge, into: first.id } : inputs[verb]
        const expected = verb === 'merge' && state !== 'received' && state !== 'accepted' ? 422 : 200
        expect([verb, (await move(one, verb, input, {}, actor)).status]).toEqual([verb, expected])
      }
    }
  })
})

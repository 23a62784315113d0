import { describe, expect, it } from 'vitest'
import { type Answer, startApp } from '../../../../fixtures/app.ts'
import { type Case, inputs, type OpinionAnswer, opinionsOf } from '../../../../fixtures/opinions.ts'

const { caseIn, move, must, receipt } = opinionsOf(await startApp())
const into = ({ id }: Case) => ({ into: id, reason: '同一件事' })

/** Three matters, the first merged into the second and the second into the third. */
const chain = async (): Promise<[Case, Case, Case]> => {
  const [first, second, third] = [await caseIn('received'), await caseIn('accepted'), await caseIn('accepted')]
  await must(first, 'merge', into(second))
  await must(second, 'merge', into(third))
  return [first, second, third]
}

describe('一件并入一件，再并入一件', () => {
  it('每个反映人都看到最后那一件的答复', async () => {
    const [first, second, third] = await chain()
    for (const verb of ['assign', 'acknowledge', 'draft', 'sign'] as const) await must(third, verb)
    for (const one of [first, second])
      expect((await receipt(one)).body.view).toMatchObject({
        state: 'merged',
        answer: null,
        decline: null,
        can: ['eraseContacts'],
      })
    await must(third, 'release')
    for (const one of [first, second])
      expect((await receipt(one)).body.view).toMatchObject({
        state: 'merged',
        answer: { result: 'solved', text: inputs.draft.answer, by: '县交通运输局', on: '2026-11-24' },
        can: ['eraseContacts'],
      })
  })

  it('最后那一件不予受理，每个反映人都看到理由和该去哪里；重新办理以后就不再这样说', async () => {
    const [first, second, third] = await chain()
    await must(third, 'decline')
    for (const one of [first, second])
      expect((await receipt(one)).body.view).toMatchObject({
        state: 'merged',
        answer: null,
        decline: inputs.decline,
      })
    await must(third, 'reopen')
    expect((await receipt(first)).body.view).toMatchObject({ state: 'merged', answer: null, decline: null })
  })

  it('中间那一件重新办理，并入它的反映人跟着它走', async () => {
    const [first, second, third] = await chain()
    await must(second, 'reopen')
    await must(third, 'answerHere')
    expect((await receipt(first)).body.view.answer).toBeNull()
    await must(second, 'accept')
    await must(second, 'answerHere', { result: 'solved', answer: '第二件单独答复。' })
    expect((await receipt(first)).body.view.answer).toMatchObject({ text: '第二件单独答复。' })
  })
})

describe('同时', () => {
  const answers = ({ status, body }: Answer<OpinionAnswer>) => [status, body['code'] ?? ''].join(' ')

  it('两件同时互相并入：一件成，另一件说对方已经并入', async () => {
    for (let round = 0; round < 12; round++) {
      const [one, two] = [await caseIn('accepted'), await caseIn('accepted')]
      const both = await Promise.all([
        move(one, 'merge', into(two), {}, 'eastKeeper'),
        move(two, 'merge', into(one), {}, 'office'),
      ])
      expect(both.map(answers).sort()).toEqual(['200 ', '422 merge-target-ended'])
    }
  })

  it('三件同时绕成一圈：最后有一件没有并入', async () => {
    for (let round = 0; round < 6; round++) {
      const all = [await caseIn('accepted'), await caseIn('accepted'), await caseIn('accepted')] as const
      const [one, two, three] = all
      const done = await Promise.all([
        move(one, 'merge', into(two)),
        move(two, 'merge', into(three)),
        move(three, 'merge', into(one)),
      ])
      const merged = done.filter(({ status }) => status === 200).length
      expect([1, 2]).toContain(merged)
      expect(done.map(answers).filter((answer) => answer !== '200 ' && answer !== '422 merge-target-ended')).toEqual([])
    }
  })

  it('正要并入的那一件同时不予受理：要么不予受理在先，并不进去；要么并入在先，反映人看到不予受理', async () => {
    for (let round = 0; round < 8; round++) {
      const [one, two] = [await caseIn('accepted'), await caseIn('accepted')]
      const [merge, decline] = await Promise.all([move(one, 'merge', into(two)), move(two, 'decline')])
      expect(decline.status).toBe(200)
      expect(['200 ', '422 merge-target-ended']).toContain(answers(merge))
      const { view } = (await receipt(one)).body
      expect([view.state, view.decline?.door]).toEqual(
        merge.status === 200 ? ['merged', 'court'] : ['accepted', undefined],
      )
    }
  })
})

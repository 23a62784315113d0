import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasMessages, messagesOf } from '../../../../fixtures/labels/messages.ts'
import { type Classes, type Example, learner } from '../rules/classes.ts'

const learnt = (examples: readonly Example[]): Classes => {
  const { add, classes } = learner()
  for (const example of examples) add(example)
  return classes()
}

const examples: readonly Example[] = [
  { of: 'transport', title: '村口路灯不亮', body: '路灯坏了三天，晚上走路看不见' },
  { of: 'transport', title: '公路塌陷', body: '公路塌了一个坑，车子过不去' },
  { of: 'water', title: '机井没有水', body: '机井抽不上水，麦子浇不了' },
  { of: 'water', title: '灌溉渠堵塞', body: '灌溉渠堵塞，水流不到田里' },
]

describe('从受理过的学分类', () => {
  it('像哪一类的多，就排哪一类在前，并说凭哪些词', () => {
    const [first, second, ...rest] = learnt(examples).rank({ title: '路灯又坏了', body: '东头的路灯一盏也不亮' })
    expect(first?.of).toBe('transport')
    expect(first?.words[0]).toContain('路灯')
    expect(second?.of).toBe('water')
    expect(rest).toEqual([])
  })
  it('一件也没有，什么也不说；一个词也不认得，什么也不说', () => {
    expect(learnt([]).rank({ title: '路灯', body: '坏了' })).toEqual([])
    expect(learnt(examples).rank({ title: '', body: '学校收费' })).toEqual([])
  })
  it('份额加起来是一；例子换个次序，结果一样', () =>
    fc.assert(
      fc.property(
        fc.array(fc.record({ of: fc.constantFrom('a', 'b', 'c'), title: fc.string(), body: fc.string() })),
        fc.string(),
        (some, body) => {
          const ranked = learnt(some).rank({ title: '', body })
          if (ranked.length > 0) expect(ranked.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1)
          const again = learnt(some.toReversed()).rank({ title: '', body })
          expect(new Map(again.map(({ of, share }) => [of, share.toFixed(9)]))).toEqual(
            new Map(ranked.map(({ of, share }) => [of, share.toFixed(9)])),
          )
        },
      ),
    ))
})

/** Where the right class stood for each text: the same shuffle in every run. */
const placesOf = (texts: readonly Example[], trained: (nth: number) => boolean): readonly number[] => {
  const classes = learnt(texts.filter((_, nth) => trained(nth)))
  return texts.filter((_, nth) => !trained(nth)).map((text) => classes.rank(text).findIndex(({ of }) => of === text.of))
}

const share = (places: readonly number[], below: number): number =>
  places.filter((place) => place >= 0 && place < below).length / places.length

describe.runIf(hasMessages)('真实的来信（300 件分过类的）', () => {
  const texts = messagesOf('classified')
    .map(({ key, title, body, category = '' }) => ({ key, title, body, of: category }))
    .sort((one, other) => (one.key < other.key ? -1 : 1))
  const shuffled = texts.map((_, nth) => texts[(nth * 131) % texts.length] as (typeof texts)[number])

  it('五折交叉：第一个就对的 75% 以上，前三个里有的 92% 以上', () => {
    const places = [0, 1, 2, 3, 4].flatMap((fold) => placesOf(shuffled, (nth) => nth % 5 !== fold))
    expect(places).toHaveLength(300)
    expect(share(places, 1)).toBeGreaterThanOrEqual(0.75)
    expect(share(places, 3)).toBeGreaterThanOrEqual(0.92)
  })
  it.each([
    [50, 0.5, 0.75],
    [150, 0.65, 0.88],
  ])('确认过 %i 件以后', (count, first, amongThree) => {
    const places = placesOf(shuffled, (nth) => nth < count)
    expect(share(places, 1)).toBeGreaterThanOrEqual(first)
    expect(share(places, 3)).toBeGreaterThanOrEqual(amongThree)
  })
})

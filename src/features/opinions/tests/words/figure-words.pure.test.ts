import { describe, expect, it } from 'vitest'
import { definitionParts } from '#kernel/figure.ts'
import { opinionStates } from '../../spec/lifecycle.ts'
import { channels } from '../../spec/contract.ts'
import { ratings } from '../../spec/inputs.ts'
import { figures } from '../../wiring/figures.ts'

const languages = ['zh-CN', 'en'] as const
/** Keys that the dimensions of a figure can have, by the prefix of their words. */
const keys: Readonly<Record<string, readonly string[]>> = {
  outcome: ['solved', 'planned', 'cannot', 'unstated', 'declined', 'merged', 'open'],
  state: opinionStates,
  channel: channels,
  rating: ratings,
}

describe.each(figures.map((figure) => [figure.code, figure] as const))('指标 %s', (code, figure) => {
  it.each(languages)('%s：定义的每一项、每一个分类、每一个值都有说法', (language) => {
    const words = figure.words[language]
    const wanted = [
      ...definitionParts.map((part) => `figure.${code}.${part}`),
      ...figure.dimensions.map((dimension) => `by.${dimension.code}`),
      ...figure.dimensions.flatMap(({ names }) =>
        typeof names === 'object' && 'prefix' in names
          ? (keys[names.prefix] ?? ['?']).map((key) => `${names.prefix}.${key}`)
          : [],
      ),
    ]
    expect(wanted.filter((key) => !words[key])).toEqual([])
  })

  it('分类的名字不重复，取的是 r 的列', () => {
    const codes = figure.dimensions.map((dimension) => dimension.code)
    expect(new Set(codes).size).toBe(codes.length)
    for (const { key } of figure.dimensions) expect(key).toMatch(/\br\./)
  })

  it('只数一个县、一段日子、要的乡镇', () => {
    for (const parameter of ['county = $1', 'between $2::date and $3::date', '$4::text[]'])
      expect(figure.rows).toContain(parameter)
  })
})

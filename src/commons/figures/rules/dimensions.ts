import type { Dimension, Figure } from '#kernel/figure.ts'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'

const most = 2

const dimensionOf = (figure: Figure, code: string, pointer: string): Dimension => {
  const found = figure.dimensions.find((dimension) => dimension.code === code)
  if (!found) throw new Problem(refuse('unknown-dimension', { pointer, params: { code } }))
  return found
}

/** `result,township` as dimensions of the figure, at most two, each once. Throws Problem `unknown-dimension`, `too-many-dimensions`. */
export const dimensionsOf = (figure: Figure, by: string | undefined): Dimension[] => {
  const codes = [...new Set((by ?? '').split(',').map((code) => code.trim()))].filter((code) => code !== '')
  if (codes.length > most) throw new Problem(refuse('too-many-dimensions', { pointer: '/by', params: { most } }))
  return codes.map((code) => dimensionOf(figure, code, '/by'))
}

export interface Narrowing {
  readonly dimension: Dimension
  /** Null: the records without a key. */
  readonly key: string | null
}

/** `township:411624101,result:solved` as conditions; a dimension with nothing after the colon asks for records without a key. */
export const narrowingsOf = (figure: Figure, where: string | undefined): Narrowing[] =>
  (where ?? '')
    .split(',')
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const colon = part.indexOf(':')
      if (colon < 0) throw new Problem(refuse('bad-input', { pointer: '/where' }))
      const key = part.slice(colon + 1).trim()
      return { dimension: dimensionOf(figure, part.slice(0, colon).trim(), '/where'), key: key === '' ? null : key }
    })

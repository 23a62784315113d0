import { dayOf } from '#kernel/day.ts'
import type { Dimension, Figure } from '#kernel/figure.ts'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import { divisionStore } from '#commons/divisions/data/store.ts'
import type { Context } from '#platform/action/context.ts'
import { keptWhileUnchanged } from '#platform/db/kept.ts'
import type { Session } from '#platform/db/session.ts'
import { countFigure, type Span } from '../data/store.ts'
import { definitionOf, wordsOf } from '../rules/definition.ts'
import { dimensionsOf } from '../rules/dimensions.ts'
import { periodOf } from '../rules/period.ts'
import { townshipsFor } from '../rules/scope.ts'
import { labels as en } from '../spec/labels/en.ts'
import { labels as zh } from '../spec/labels/zh-CN.ts'

export interface Asked {
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** Township code. */
  readonly division?: string | undefined
  /** Up to two dimensions, by commas. */
  readonly by?: string | undefined
}

/** The span that a viewer may count over. Throws Problem: bad-input, period-backwards, not-allowed. */
export const spanOf = async (context: Context, session: Session, asked: Asked): Promise<Span> => {
  const period = periodOf(asked, dayOf(context.now))
  const townships = townshipsFor(context.viewer, asked.division || undefined)
  if (asked.division) await mustBeTownship(session, asked.division)
  return { ...period, townships }
}

const mustBeTownship = async (session: Session, code: string): Promise<void> => {
  const isTownship = await divisionStore(session)
    .get(code)
    .then(({ level }) => level === 'township')
    .catch((error) => (error instanceof Problem ? false : Promise.reject(error)))
  if (!isTownship) throw new Problem(refuse('bad-input', { pointer: '/division' }), [{ pointer: '/division', code: 'bad-value' }])
}

type NameOf = (key: string | null, place: string | null) => string

const settingNames = async (context: Context, session: Session, names: { readonly room: string; readonly setting: string }): Promise<Map<string, string>> => {
  const { value } = await context.ports.settings(session, names.room)
  const list = (value as Record<string, readonly { code: string; name: string }[] | undefined>)[names.setting] ?? []
  return new Map(list.map(({ code, name }) => [code, name]))
}

/** How keys of a dimension are called; what has no key has a name too. */
const namesOf = async (context: Context, session: Session, figure: Figure, { names }: Dimension): Promise<NameOf> => {
  const none = (context.language === 'en' ? en : zh)['key.none']
  const named = (find: (key: string, place: string | null) => string | null | undefined): NameOf => (key, place) =>
    key === null ? none : (find(key, place) ?? key)
  if (names === 'division') return named((_, place) => place)
  if (names === 'itself') return named((key) => key)
  if ('setting' in names) {
    const known = await settingNames(context, session, names)
    return named((key) => known.get(key))
  }
  const words = wordsOf(figure, context.language)
  return named((key) => words[`${names.prefix}.${key}`])
}

/**
 * Value of a figure and its breakdown, as the viewer may see it: the answer of the endpoint `value` and of the command
 * `luzhi figures`. Throws Problem: bad-input, period-backwards, unknown-dimension, too-many-dimensions, not-allowed.
 */
export const figureValue = (context: Context, figure: Figure, asked: Asked) =>
  context.db.read(context.county, async (session) => {
    const by = dimensionsOf(figure, asked.by)
    const span = await spanOf(context, session, asked)
    const key = JSON.stringify(['figure', context.county, figure.code, span, by.map(({ code }) => code)])
    const counted = await keptWhileUnchanged(context.db, session, key, () => countFigure(session, figure, span, by))
    const names = await Promise.all(by.map((dimension) => namesOf(context, session, figure, dimension)))
    const definition = definitionOf(figure, context.language)
    return {
      value: counted.rows.reduce((sum, { value }) => sum + value, 0),
      unit: definition.unit,
      definition,
      from: span.from,
      to: span.to,
      asOf: context.now.toISOString(),
      rows: by.length === 0 ? [] : counted.rows.map(({ keys, places, value }) => ({ keys: keys.map((code, index) => ({ code, name: names[index]?.(code, places[index] ?? null) ?? '' })), value })),
    }
  })

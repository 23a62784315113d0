import type { Dimension, Figure } from '#kernel/figure.ts'
import { type Context, wordsFor } from '#platform/action/context.ts'
import { keptWhileUnchanged } from '#platform/db/kept/while-unchanged.ts'
import type { Session } from '#platform/db/session.ts'
import { countFigure } from '../data/store.ts'
import { definitionOf } from '../rules/definition.ts'
import { dimensionsOf } from '../rules/dimensions.ts'
import { labels as en } from '../spec/labels/en.ts'
import { labels as zh } from '../spec/labels/zh-CN.ts'
import { type Asked, spanOf } from './span-of.ts'

type NameOf = (key: string | null, place: string | null) => string

const settingNames = async (
  context: Context,
  session: Session,
  names: { readonly room: string; readonly setting: string },
): Promise<Map<string, string>> => {
  const { value } = await context.ports.settings(session, names.room)
  const list = (value as Record<string, readonly { code: string; name: string }[] | undefined>)[names.setting] ?? []
  return new Map(list.map(({ code, name }) => [code, name]))
}

/** How keys of a dimension are called; what has no key has a name too. */
const namesOf = async (context: Context, session: Session, figure: Figure, { names }: Dimension): Promise<NameOf> => {
  const none = wordsFor(context, { 'zh-CN': zh, en })['key.none']
  const named =
    (find: (key: string, place: string | null) => string | null | undefined): NameOf =>
    (key, place) =>
      key === null ? none : (find(key, place) ?? key)
  if (names === 'division') return named((_, place) => place)
  if (names === 'itself') return named((key) => key)
  if ('setting' in names) {
    const known = await settingNames(context, session, names)
    return named((key) => known.get(key))
  }
  const words = wordsFor(context, figure.words)
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
    const definition = definitionOf(figure, wordsFor(context, figure.words))
    return {
      value: counted.rows.reduce((sum, { value }) => sum + value, 0),
      unit: definition.unit,
      definition,
      from: span.from,
      to: span.to,
      asOf: context.now.toISOString(),
      rows:
        by.length === 0
          ? []
          : counted.rows.map(({ keys, places, value }) => ({
              keys: keys.map((code, index) => ({ code, name: names[index]?.(code, places[index] ?? null) ?? '' })),
              value,
            })),
    }
  })

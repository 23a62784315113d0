import { type Route, route } from '#platform/http/route.ts'
import { categoriesLearnt } from '../data/likely-categories.ts'
import { opinions } from '../data/store.ts'
import { similarOpinions } from '../data/similar.ts'
import { fewestExamples, leastLikely, likelyCategories, mostSuggested, similar } from '../spec/hints.ts'
import type { OpinionSettings } from '../spec/settings.ts'
import { reading } from './reading.ts'

/** Only categories in force are suggested. */
const likelyCategoriesRoute = route(likelyCategories, (context, { params }) =>
  context.db.read(context.county, async (session) => {
    const [reader, settings, learnt] = await Promise.all([
      reading(context, session),
      context.ports.settings(session, 'opinions'),
      categoriesLearnt(context.db, session),
    ])
    const { row } = await opinions.card(session, reader, params.id) // not found when out of sight
    const { categories } = settings.value as OpinionSettings
    const names = new Map(categories.map(({ code, name }) => [code, name]))
    const missing = Math.max(0, fewestExamples - learnt.examples)
    const ranked = missing > 0 ? [] : learnt.rank({ title: row.title, body: row.body })
    const items = ranked.flatMap(({ of, share, words }) => {
      const name = names.get(of)
      return name === undefined || share < leastLikely ? [] : [{ code: of, name, share, words: [...words] }]
    })
    return { body: { items: items.slice(0, mostSuggested), examples: learnt.examples, missing } }
  }),
)

const similarRoute = route(similar, (context, { params }) =>
  context.db.read(context.county, async (session) => {
    const reader = await reading(context, session)
    const { row } = await opinions.card(session, reader, params.id) // not found when out of sight
    return { body: { items: [...(await similarOpinions(context.db, session, reader, row))] } }
  }),
)

/** What the texts of this county suggest about one opinion. */
export const hintRoutes: readonly Route[] = [likelyCategoriesRoute, similarRoute]

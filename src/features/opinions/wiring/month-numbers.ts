import { countFigure } from '#commons/figures/data/store.ts'
import { dayOf } from '#kernel/day.ts'
import type { Context } from '#platform/action/context.ts'
import { keptWhileUnchanged } from '#platform/db/kept/while-unchanged.ts'
import type { PublicNumbers } from '../spec/public-pages.ts'
import { figures } from './figures.ts'

const [received] = figures
const by = received.dimensions.filter(({ code }) => code === 'result' || code === 'rating')

/** What a result of the figure means to the public; every other one is an end with a result. */
const standing: Readonly<Record<string, 'handling' | 'declined' | 'merged'>> = {
  open: 'handling',
  declined: 'declined',
  merged: 'merged',
}
const ratings = ['satisfied', 'basic', 'unsatisfied'] as const

/** This month's opinions by where they are, and the closed ones among them by their rating: the figure's own count. */
export const monthNumbers = ({ db, county, now }: Context): Promise<PublicNumbers> =>
  db.read(county, async (session) => {
    const to = dayOf(now)
    const from = `${to.slice(0, 7)}-01`
    const { rows } = await keptWhileUnchanged(db, session, `portal/${county}/${from}/${to}`, () =>
      countFigure(session, received, { from, to, townships: null }, by),
    )
    const place = (code: string): number => by.findIndex((dimension) => dimension.code === code)
    const sum = { handling: 0, closed: 0, declined: 0, merged: 0 }
    const rated = { satisfied: 0, basic: 0, unsatisfied: 0, none: 0 }
    for (const { keys, value } of rows) {
      const where = standing[keys[place('result')] ?? ''] ?? 'closed'
      sum[where] += value
      if (where === 'closed') rated[ratings.find((rating) => rating === keys[place('rating')]) ?? 'none'] += value
    }
    return { from, to, received: sum, rated }
  })

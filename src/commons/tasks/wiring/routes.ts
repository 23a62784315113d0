import { dayView, lampOf, nearUntil } from '#platform/action/days.ts'
import { route } from '#platform/http/route.ts'
import { countTasks, openTasks } from '../data/store.ts'
import { list } from '../spec/contract.ts'

export const routes = [
  route(list, async (context, { query: { whose, limit } }) => {
    const { county, db, viewer } = context
    const days = await dayView(context, {})
    return db.read(county, async (session) => {
      const [rows, counts] = await Promise.all([
        openTasks(session, viewer, whose, limit),
        countTasks(session, viewer, whose, { today: days.today, nearUntil: nearUntil(days) }),
      ])
      const items = rows.map((row) => {
        const { lamp, daysLeft } = lampOf(days, row.dueOn)
        return { ...row, lamp: lamp ?? ('paused' as const), left: daysLeft }
      })
      return { body: { items, counts } }
    })
  }),
]

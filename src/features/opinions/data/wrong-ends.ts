import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'

/** Of ten thousand ends, who holds a link that is not his tries thirty a day. */
const most = 30
const aDay = 86_400_000

/** Seconds until another end may be tried at this matter; 0 where it may now. */
export const secondsUntilNextEnd = async (session: Session, opinion: string, now: Date): Promise<number> => {
  const kept = await session.one(sql<{ tries: number; lastAt: Date }>`
    select tries, last_at from opinions.wrong_end where county = ${session.county} and opinion = ${opinion}`)
  if (!kept || kept.tries < most) return 0
  return Math.max(0, Math.ceil((new Date(kept.lastAt).getTime() + aDay - now.getTime()) / 1000))
}

/** After a day without any it is counted from one again. */
export const countWrongEnd = (session: Session, opinion: string, now: Date): void =>
  session.send(sql`
    insert into opinions.wrong_end as kept (county, opinion, tries, last_at) values (${session.county}, ${opinion}, 1, ${now})
    on conflict (county, opinion) do update
      set tries = case when kept.last_at < ${new Date(now.getTime() - aDay)} then 1 else kept.tries + 1 end, last_at = excluded.last_at`)

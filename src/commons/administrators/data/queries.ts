import { administratorRoles, type AdministratorRole } from '#commons/people/spec/roles.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import type { Successor } from '../spec/facts.ts'
import { canLogIn, successorsBy } from './ground.ts'

export interface AdministratorRow {
  readonly post: string
  readonly role: AdministratorRole
  readonly person: string
  readonly name: string
  readonly organ: string
  readonly organName: string
  readonly isHeld: boolean
  readonly startsOn: string
  readonly endsOn: string | null
  readonly canLogIn: boolean
  readonly open: string | null
}

/** Posts that are held; of a role that nobody holds, the last one. */
export const administratorRows = async (session: Session): Promise<AdministratorRow[]> => {
  const rows = await session.all(sql<AdministratorRow>`
    select o.id as post, o.role, o.person, o.name, o.organ, o.organ_name, o.state <> 'ended' as is_held, o.starts_on, o.ends_on,
      exists (select from login.login l where l.county = o.county and l.person = o.holder and l.state = 'inForce' and ${canLogIn}) as can_log_in,
      (select r.id from administrators.succession r where r.county = o.county and r.post = o.id and r.state = 'named') as open
    from people.post_card o where o.county = ${session.county} and o.role = any(${[...administratorRoles]}::text[])
    order by o.ends_on desc nulls first, o.starts_on, o.id`)
  return administratorRoles.flatMap((role) => {
    const ofRole = rows.filter((row) => row.role === role)
    const held = ofRole.filter(({ isHeld }) => isHeld)
    return held.length > 0 ? held : ofRole.slice(0, 1)
  })
}

/** Twenty whom the words fit by name or log-in; without words those who have a log-in. */
export const personsLike = (session: Session, q: string | undefined): Promise<Successor[]> => {
  const words = q?.trim() ?? ''
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  return successorsBy(
    session,
    sql`(p.name like ${like} or l.name like ${like}) and (${words} <> '' or l.id is not null)`,
    20,
  )
}

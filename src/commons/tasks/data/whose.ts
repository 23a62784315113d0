import type { Grant, Viewer } from '#kernel/viewer.ts'
import { roles } from '#commons/access/spec/roles.ts'
import { join, raw, type Sql, sql } from '#platform/db/sql.ts'

const anyOf = (pieces: readonly Sql[]): Sql => (pieces.length === 0 ? raw('false') : sql`(${join(pieces, ' or ')})`)

/** Grants of one permission in scopes of one kind are asked as one. */
const reach = ({ scope }: Grant): Sql => {
  if (scope.kind === 'county') return raw('true')
  if (scope.kind === 'divisions') return sql`t.division = any(${scope.codes})`
  return sql`t.organ = any(${scope.ids}::uuid[])`
}

const reads = '.read'

/** Permissions that no role holds for less than the county: nobody nearer could owe what they are asked for. */
const countyOnly: ReadonlySet<string> = (() => {
  const grants = Object.values(roles).flatMap((role) => Object.entries(role))
  const narrow = new Set(grants.filter(([, reach]) => reach !== 'county').map(([permission]) => permission))
  return new Set(grants.map(([permission]) => permission).filter((permission) => !narrow.has(permission)))
})()

const owesWherever = ({ permission, scope }: Grant): boolean =>
  scope.kind === 'organs' || (scope.kind === 'county' && countyOnly.has(permission))

/**
 * What the viewer himself owes (table alias `t`): the task's permission reaches it and its organ is one of his; where he
 * acts for organs (a township government with its villages), those of the grant. What no organ in particular owes, and what
 * can be done for the county only (releasing an answer), is owed by whoever may do it.
 */
export const isMine = (viewer: Viewer): Sql => {
  const organs = viewer.posts.map(({ organ }) => organ)
  const own = sql`(t.organ is null or t.organ = any(${organs}::uuid[]))`
  return anyOf(
    viewer.grants
      .filter(({ permission }) => !permission.endsWith(reads))
      .map(
        (grant) =>
          sql`(t.permission = ${grant.permission} and ${reach(grant)} and ${owesWherever(grant) ? raw('true') : own})`,
      ),
  )
}

/** What others owe on records that the viewer reads: permission `opinions.read` reads the tasks of `opinions.…`. */
export const isWatched = (viewer: Viewer): Sql => {
  const read = viewer.grants
    .filter(({ permission }) => permission.endsWith(reads))
    .map(
      (grant) =>
        sql`(split_part(t.permission, '.', 1) = ${grant.permission.slice(0, -reads.length)} and ${reach(grant)})`,
    )
  return sql`(${anyOf(read)} and not ${isMine(viewer)})`
}

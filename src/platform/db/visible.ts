import { scopesOf, type Viewer } from '#kernel/viewer.ts'
import { join, raw, type Sql, sql } from './sql.ts'

interface ScopeColumns {
  /** Column with the township code. */
  readonly division: string
  /** Column with the organ that a record concerns; without one a reach over organs reaches nothing here. */
  readonly organ?: string
}

/**
 * The rows that a permission reaches, as a condition: the same meaning as kernel `reaches`, for lists. A viewer
 * without the permission sees none.
 */
export const visible = (viewer: Viewer, permission: string, columns: ScopeColumns): Sql => {
  const scopes = scopesOf(viewer, permission)
  if (scopes.some((scope) => scope.kind === 'county')) return raw('true')
  const pieces = scopes.map((scope) => {
    if (scope.kind === 'divisions') return sql`${raw(columns.division)} = any(${scope.codes})`
    return scope.kind === 'organs' && columns.organ
      ? sql`${raw(columns.organ)} = any(${scope.ids}::uuid[])`
      : raw('false')
  })
  return pieces.length === 0 ? raw('false') : sql`(${join(pieces, ' or ')})`
}

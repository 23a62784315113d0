import type { Viewer } from '#kernel/viewer.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import { visible } from '#platform/db/visible.ts'

/** Rows in sight of a viewer (table alias `o`): by receipt the one it opens, else by the reach of `opinions.read`. */
export const inSight = (viewer: Viewer): Sql =>
  viewer.receipt
    ? sql`o.id = ${viewer.receipt}`
    : visible(viewer, 'opinions.read', { division: 'o.township', organ: 'o.handler' })

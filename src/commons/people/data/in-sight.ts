import { holds, type Viewer } from '#kernel/viewer.ts'
import { join, type Sql, sql } from '#platform/db/sql.ts'
import { visible } from '#platform/db/visible.ts'

/** Persons in sight of a viewer (table alias `o`): by the reach of `people.read`, and himself. */
export const personsInSight = (viewer: Viewer): Sql =>
  own(viewer, visible(viewer, 'people.read', { division: 'o.township' }), sql`o.id`)

/** Posts in sight (table alias `o`): by the township that they have to do with, and his own. */
export const postsInSight = (viewer: Viewer): Sql =>
  own(viewer, visible(viewer, 'people.read', { division: 'o.township' }), sql`o.person`)

/** Changes asked for that are in sight (table alias `o`): of whoever may keep the person, and his own. */
export const changesInSight = (viewer: Viewer): Sql =>
  own(viewer, visible(viewer, 'people.keep', { division: 'o.township' }), sql`o.person`)

const own = (viewer: Viewer, others: Sql, person: Sql): Sql =>
  viewer.person !== null && holds(viewer, 'people.self')
    ? sql`(${join([others, sql`${person} = ${viewer.person}`], ' or ')})`
    : others

import type { Card, Keeper, Reader } from '#platform/action/action.ts'
import { found } from '#kernel/problem.ts'
import type { Viewer } from '#kernel/viewer.ts'
import { insertRow, updateRow } from '#platform/db/rows.ts'
import { rowsIn } from '#platform/action/keeper-of.ts'
import type { Session } from '#platform/db/session.ts'
import { raw, sql } from '#platform/db/sql.ts'
import type { Post } from '../spec/contract.ts'
import { postLife } from '../spec/post-lifecycle.ts'
import { administratorRoles, type PostRole } from '../spec/roles.ts'
import { keepApart } from './apart.ts'
import { postsInSight } from './in-sight.ts'
import { readAnew } from './read-anew.ts'
import { postColumns, type PostJson, postOf, type PostRecord, postRow } from './tables.ts'

/** A post as the contract words it. */
export const postItem = (row: PostRecord, nameOf: (key: string | null) => string | null, personName: string): Post => ({
  id: row.id,
  person: { id: row.person, name: personName },
  organ: { id: row.organ, name: nameOf(row.organ) ?? '' },
  role: row.role as PostRole,
  title: row.title || null,
  township: row.township === null ? null : { code: row.township, name: nameOf(row.township) ?? row.township },
  state: row.state,
  startsOn: row.startsOn,
  endsOn: row.endsOn,
  basis: row.basis,
  ground: row.ground as Post['ground'],
  version: row.version,
})

const postCardOf = async (session: Session, reader: Reader, row: PostRecord): Promise<Card<PostRecord, Post>> => {
  const [nameOf, person] = await Promise.all([
    reader.names(session, [row.organ, row.township]),
    session.one(
      sql<{ name: string }>`select name from people.person where county = ${session.county} and id = ${row.person}`,
    ),
  ])
  return { row, item: postItem(row, nameOf, person?.name ?? ''), owner: null }
}

const lock = async (session: Session, viewer: Viewer | null, id: string): Promise<PostRecord | undefined> => {
  const own = await session.one(sql<PostJson>`
    select ${postRow} as row from people.post o
    where o.county = ${session.county} and o.id = ${id} and ${viewer === null ? raw('true') : postsInSight(viewer)} for update`)
  return own && postOf(own)
}

/** Keeps posts for `act()`. Whoever's posts change, his log-ins are read anew: no act by the old ones commits afterwards. */
export const posts: Keeper<PostRecord, Post> = {
  life: postLife,
  room: 'people',
  lock,
  insert: (county, row) => insertRow('people.post', county, postColumns, row),
  update: (county, row, { dueOn: _dueOn, number: _number, ...patch }) =>
    updateRow('people.post', county, row.id, patch),
  async alongside(session, changed) {
    await readAnew(
      session,
      changed.map(({ row }) => row.person),
    )
    const begun = changed.flatMap(({ row, before }) =>
      row.state !== 'ended' && (!before || before.state === 'ended') ? [row] : [],
    )
    if (begun.length === 0) return
    const besides = begun.some(({ role }) => !administratorRoles.some((one) => one === role))
    await keepApart(session, [...new Set(begun.map(({ person }) => person))], { besides })
  },
  card: async (session, reader, id) =>
    postCardOf(
      session,
      reader,
      postOf(
        found(
          await session.one(sql<PostJson>`
            select ${postRow} as row from people.post o
            where o.county = ${session.county} and o.id = ${id} and ${reader.hasActed ? raw('true') : postsInSight(reader.viewer)}`),
        ),
      ),
    ),
  cardAfter: postCardOf,
  target: (row) => ({ division: row.seat, organs: [] }),
  rowsAfter: rowsIn({ table: 'people.post', alias: 'o', told: postRow, rowOf: postOf }),
  ownerOf: () => null,
  content: ({ salt: _salt, dueOn: _due, ...row }) => row,
  snapshot: ({ state, endsOn, ground }) => ({ state, endsOn, ground }),
}

import { nextHead, noHead, rootOf } from './merkle.ts'
import type { Db } from '#platform/db/db.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import { type Reaction, reaction } from '#platform/outbox/reaction.ts'
import { type EventJson, leafOf, sealable } from './leaf.ts'

/** Seals these events as one batch, in their order, at the end of the county's chain. */
const sealBatch = async (session: Session, ids: readonly string[]): Promise<void> => {
  const { county } = session
  session.send(sql`select pg_advisory_xact_lock(hashtextextended(${`seal/${county}`}, 3))`)
  const asked = sql<EventJson>`
    select ${sealable} as row from unnest(${ids}::uuid[]) with ordinality as asked (id, place)
    join audit.event e on e.county = ${county} and e.id = asked.id order by asked.place`
  const [rows, last] = await Promise.all([
    // A plan that was good while there were few events would read all of them for each batch.
    session.all({ ...asked, replan: true }),
    session.one(sql<{ nth: number; head: Buffer }>`
      select nth, head from seal.batch where county = ${county} order by nth desc limit 1`),
  ])
  const leaves = rows.map(leafOf)
  const nth = Number(last?.nth ?? 0) + 1
  const root = rootOf(leaves.map(({ hash }) => hash))
  const head = nextHead(last?.head ?? noHead, nth, leaves.length, root)
  session.send(sql`
    insert into seal.batch (county, nth, size, root, head, sealed_at) values (${county}, ${nth}, ${leaves.length}, ${root}, ${head}, now())`)
  session.send(sql`
    insert into seal.leaf (county, event, nth, place, told, hash)
    select ${county}, given.event, ${nth}, given.place - 1, given.told, given.hash
    from unnest(${leaves.map(({ event }) => event)}::uuid[], ${leaves.map(({ told }) => told)}::bytea[], ${leaves.map(({ hash }) => hash)}::bytea[])
      with ordinality as given (event, told, hash, place)`)
}

/**
 * Seals every event of these kinds: a Merkle tree over those that the worker takes off the queue together, its root chained to the one
 * before, one chain a county. It runs in the transaction that takes them off, so each is sealed once.
 */
export const sealing = (kinds: readonly string[]): Reaction =>
  reaction({
    name: 'seal',
    on: kinds.map((kind) => `${kind}.*`),
    run: (session, events) =>
      sealBatch(
        session,
        events.map(({ id }) => id),
      ),
  })

/** Seals what was there before there were seals (`seal.waiting`), 500 at a time, each once whatever breaks off. */
export const sealWaiting = async (db: Db, county: string, goesOn: () => boolean): Promise<void> => {
  for (let isMore = true; isMore && goesOn(); ) {
    isMore = await db.write(county, async (session) => {
      const taken = await session.all(sql<{ event: string }>`
        delete from seal.waiting where county = ${county} and event = any(array(
          select event from seal.waiting where county = ${county} order by event limit 500)) returning event`)
      if (taken.length > 0)
        await sealBatch(
          session,
          taken.map(({ event }) => event),
        )
      return taken.length > 0
    })
  }
}

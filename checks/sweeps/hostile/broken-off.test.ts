import { describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import type { OpinionMove, OpinionState } from '#features/opinions/spec/lifecycle.ts'
import { poolOf } from '#platform/db/db.ts'
import { type Answer, startApp } from '../../../fixtures/app.ts'
import { type Actor, cast, home } from '../../../fixtures/cast.ts'
import { freshDatabase } from '../../../fixtures/database.ts'
import { breakingDb } from '../../../fixtures/hostile/breaking-db.ts'
import { inputs, opinionsOf, said } from '../../../fixtures/opinions.ts'
import { peopleOf } from '../../../fixtures/people.ts'
import { mandatesOf } from '../matrix-mandates.ts'
import { acting } from '../matrix-opinions.ts'

const fresh = await freshDatabase()
const { db, breakAt, hasBroken } = breakingDb(fresh.db)
const app = await startApp({ over: { ...fresh, db } })
const { caseIn, move } = opinionsOf(app)
const { enter, give } = peopleOf(app)
const mandates = mandatesOf(app)
// Logged in, and seen at work at this hour, before anything is broken off.
for (const actor of Object.keys(cast) as Actor[]) await app.as(actor)('/api/v1/login')

const owner = async <Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> => {
  const pool = poolOf({ ...app.owner, max: 1 }, null)
  try {
    return (await pool.query(text, [...values])).rows as Row[]
  } finally {
    await pool.end()
  }
}

/** Every table of a county, by what leads its keys. */
const tables = (
  await owner<{ name: string }>(`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'county' and not a.attisdropped
    where c.relkind = 'r' and n.nspname not like 'pg\\_%' order by 1`)
).map(({ name }) => name)

const content = tables
  .map(
    (name) =>
      `select '${name}' as name, count(*)::int as rows, md5(string_agg(md5(t::text), '' order by md5(t::text))) as sum from ${name} t where county = $1`,
  )
  .join(' union all ')

/** All that is kept of the county. */
const kept = (): Promise<unknown[]> => owner(content, [home])

/**
 * Does something again and again, each time with another of its statements refused by the database, until it gets through: how many
 * statements it had. After each try everything is as before.
 */
const brokenEverywhere = async (act: () => Promise<Answer>): Promise<number> => {
  const before = await kept()
  for (let nth = 1; nth < 60; nth++) {
    breakAt(nth)
    const { status, text } = await act()
    if (!hasBroken()) {
      expect([200, 201], text).toContain(status)
      expect(await kept()).not.toEqual(before)
      return nth - 1
    }
    expect([nth, status]).toEqual([nth, 500])
    expect([nth, await kept()]).toEqual([nth, before])
  }
  throw new Error('no end of statements')
}

describe('在每一句上断开：什么也不留，同一个请求再来一次就成（ASVS 2.3.3）', () => {
  it('看得见每张表', () => expect(tables.length).toBeGreaterThan(40))

  it('群众交一件', { timeout: 60_000 }, async () => {
    const body = said()
    const statements = await brokenEverywhere(() => app.as(null)('/api/public/v1/opinions', { body }))
    expect(statements).toBeGreaterThan(2)
  })

  const moves: readonly (readonly [OpinionState, OpinionMove])[] = [
    ['received', 'accept'],
    ['received', 'decline'],
    ['received', 'merge'],
    ['received', 'eraseContacts'],
    ['received', 'askErasure'],
    ['accepted', 'answerHere'],
    ['accepted', 'assign'],
    ['assigned', 'acknowledge'],
    ['assigned', 'handBack'],
    ['handling', 'draft'],
    ['handling', 'recall'],
    ['drafted', 'sign'],
    ['drafted', 'sendBack'],
    ['answered', 'release'],
    ['answered', 'returnAnswer'],
    ['released', 'rate'],
    ['released', 'notSolved'],
    ['closed', 'reopen'],
  ]
  it.each(moves)('意见，%s 时 %s', { timeout: 60_000 }, async (state, verb) => {
    const one = await caseIn(state)
    const into = verb === 'merge' ? (await caseIn('accepted')).id : ''
    const input = verb === 'merge' ? { ...inputs.merge, into } : inputs[verb]
    const seen = { actId: uuidv7(), version: one.version }
    expect(await brokenEverywhere(() => move(one, verb, input, seen))).toBeGreaterThan(2)
  })

  it('登记一个人', { timeout: 60_000 }, async () => {
    const body = { id: uuidv7(), name: '示例人', phone: '13900001234' }
    expect(await brokenEverywhere(() => app.as('office')('/api/v1/people', { body }))).toBeGreaterThan(2)
  })

  it('一个人去世，他的岗位、代表资格跟着终止：一串事要么全成，要么一件不成', { timeout: 60_000 }, async () => {
    const person = await enter('示例人')
    await give(person.id, 'presidiumMember')
    await mandates.make('township', 'inForce', person.id)
    const body = acting(1, { diedOn: '2026-11-20' })
    const path = `/api/v1/people/${person.id}/actions/recordDeath`
    expect(await brokenEverywhere(() => app.as('office')(path, { body }))).toBeGreaterThan(8)
  })

  it('两个人并成一个：岗位、资格都挪过去', { timeout: 60_000 }, async () => {
    const [one, other] = [await enter('重名人'), await enter('重名人')]
    await give(one.id, 'presidiumMember')
    const body = acting(1, { into: other.id, reason: '同一个人' })
    const path = `/api/v1/people/${one.id}/actions/merge`
    expect(await brokenEverywhere(() => app.as('office')(path, { body }))).toBeGreaterThan(3)
  })
})

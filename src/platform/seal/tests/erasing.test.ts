import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appendEvent } from '#platform/audit/store.ts'
import { poolOf } from '#platform/db/db.ts'
import { sql } from '#platform/db/sql.ts'
import { together } from '#platform/db/together.ts'
import { startApp } from '../../../../fixtures/app.ts'
import { home, other } from '../../../../fixtures/cast.ts'
import { opinionsOf } from '../../../../fixtures/opinions.ts'
import { verifySeals } from '../verify.ts'

const app = await startApp()
const { caseIn } = opinionsOf(app)
const owner = poolOf({ ...app.owner, max: 1 }, null)
afterAll(() => owner.end())

interface Told {
  readonly id: string
  readonly byName: string | null
  readonly extra: unknown
  readonly salt: Buffer | null
}

const eventsOf = (record: string): Promise<Told[]> =>
  app.db.read(home, (session) =>
    session.all(sql<Told>`
      select id, by_name, extra, salt from audit.event where county = ${home} and record = ${record} order by version`),
  )

/** An erasure as an act writes it: an event of the record that names those whose words go. It says of the record what its last event said. */
const erase = async (record: string, erases: readonly string[], kind = 'opinion'): Promise<string> => {
  const id = uuidv7()
  await app.db.write(home, async (session) => {
    const last = await session.one(sql<{ version: number; digest: Buffer; toState: string }>`
      select version, digest, to_state from audit.event where county = ${home} and record = ${record} order by version desc limit 1`)
    if (!last) throw new Error('no such record')
    session.send(
      together({
        record: sql`select 1`,
        ...appendEvent(home, {
          id,
          kind,
          record,
          version: last.version + 1,
          name: `${kind}.contactsErased`,
          at: app.clock.now.toISOString(),
          on: '2026-07-01',
          fromState: last.toState,
          toState: last.toState,
          byLogin: null,
          byName: null,
          byOrgan: null,
          byPost: null,
          standsFor: null,
          backfill: false,
          extra: { erases },
          after: {},
          request: Buffer.alloc(32),
          digest: last.digest,
        }),
      }),
    )
  })
  return id
}

const verify = () => verifySeals(app.db, home, { ...app.ports, keepers: [] })

describe('依当事人要求删除事件里的话', () => {
  let record = ''
  let spoken: Told[] = []

  beforeAll(async () => {
    record = (await caseIn('handling')).id
    await app.settle()
    spoken = (await eventsOf(record)).slice(1, 3)
    await erase(
      record,
      spoken.map(({ id }) => id),
    )
    await app.settle()
  })

  it('话和盐都没有了，只是点了名的那些；封存仍然对得上', async () => {
    const [first, second, third, fourth] = await eventsOf(record)
    for (const gone of [second, third]) expect(gone).toMatchObject({ byName: null, extra: {}, salt: null })
    for (const kept of [first, fourth]) expect(kept?.salt).toHaveLength(16)
    const { faults, erased } = await verify()
    expect([faults, erased]).toEqual([[], 2])
  })

  it('话没有了，删除却没有记载：报出来', async () => {
    const [first] = await eventsOf(record)
    await owner.query('create table public.told as select * from audit.event where id = $1', [first?.id])
    await owner.query(
      `update audit.event set by_name = null, stands_for = null, extra = '{}', after = '{}', salt = null where id = $1`,
      [first?.id],
    )
    expect((await verify()).faults).toEqual([{ what: 'event-emptied', event: first?.id, nth: expect.any(Number) }])
    await owner.query(
      `update audit.event e set by_name = t.by_name, stands_for = t.stands_for, extra = t.extra, after = t.after, salt = t.salt
       from public.told t where t.id = e.id`,
    )
    expect((await verify()).faults).toEqual([])
  })

  it.each([
    [
      '删掉的话换成了别的话',
      `update audit.event set extra = '{"x":1}' where id = $1`,
      `update audit.event set extra = '{}' where id = $1`,
    ],
    [
      '删过的事件改了状态',
      `update audit.event set to_state = to_state || 'x' where id = $1`,
      `update audit.event set to_state = left(to_state, -1) where id = $1`,
    ],
    [
      '删过的事件添了一个盐',
      `update audit.event set salt = '\\x00' where id = $1`,
      `update audit.event set salt = null where id = $1`,
    ],
  ])('%s：报出来', async (_, change, back) => {
    const id = spoken[0]?.id
    await owner.query(change, [id])
    expect((await verify()).faults[0]).toMatchObject({ what: 'event-changed', event: id })
    await owner.query(back, [id])
    expect((await verify()).faults).toEqual([])
  })

  it('删除的记载自己改了：记载和删掉的都报出来', async () => {
    const marks = `update audit.event set extra = jsonb_set(extra, '{erases}', $2::jsonb) where record = $1 and extra ? 'erases'`
    await owner.query(marks, [record, JSON.stringify([spoken[1]?.id])])
    const faults = (await verify()).faults.map(({ what }) => what)
    await owner.query(marks, [record, JSON.stringify(spoken.map(({ id }) => id))])
    expect(faults.toSorted()).toEqual(['event-changed', 'event-emptied'])
    expect((await verify()).faults).toEqual([])
  })
})

describe('程序自己的账号', () => {
  const byItself = (text: string) => app.db.write(home, (session) => session.all({ text, values: [] }))

  it('没有删除的记载，删不了；别的记录的、删除的记载自己，也删不了', async () => {
    const one = await caseIn('received')
    await app.settle()
    const [event] = await eventsOf(one.id)
    await expect(byItself(`update audit.event set extra = '{}' where id = '${event?.id}'`)).rejects.toThrow(
      /permission denied/,
    )
    const stranger = (await caseIn('received')).id
    await app.settle()
    const elsewhere = await erase(stranger, [event?.id ?? ''])
    await expect(byItself(`select seal.erase('${home}', '${elsewhere}')`)).rejects.toThrow(/not all/)
    await expect(byItself(`select seal.erase('${other}', '${elsewhere}')`)).rejects.toThrow(/another county/)
    const ofErasure = await erase(stranger, [elsewhere])
    await expect(byItself(`select seal.erase('${home}', '${ofErasure}')`)).rejects.toThrow(/not all/)
    expect((await eventsOf(one.id))[0]?.salt).toHaveLength(16)
  })

  it('还没封存的先封存，再删', async () => {
    const { id } = await caseIn('accepted')
    const [said, accepted] = await eventsOf(id)
    await erase(id, [said?.id ?? '', accepted?.id ?? ''])
    await app.settle()
    expect((await eventsOf(id)).map(({ salt }) => salt === null)).toEqual([true, true, false])
    expect((await verify()).faults).toEqual([])
  })
})

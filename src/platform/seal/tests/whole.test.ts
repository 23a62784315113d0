import { afterAll, describe, expect, it } from 'vitest'
import { poolOf } from '#platform/db/db.ts'
import { startApp } from '../../../../fixtures/app.ts'
import { home } from '../../../../fixtures/cast.ts'
import { opinionsOf } from '../../../../fixtures/opinions.ts'
import { verifySeals } from '../verify.ts'
import { sealWhole } from '../whole.ts'

const app = await startApp()
const { caseIn } = opinionsOf(app)
const owner = poolOf({ ...app.owner, max: 1 }, null)
afterAll(() => owner.end())

const verify = () => verifySeals(app.db, home, { ...app.ports, derived: [] })
const seal = () => sealWhole(app.db, home, app.ports.keepers, app.clock.now)
/** Changes something behind the program's back, looks, and puts it back. */
const tampered = async (change: string, back: string) => {
  await owner.query(change)
  const found = (await verify()).faults
  await owner.query(back)
  expect((await verify()).faults).toEqual([])
  return found
}

describe('成批装入的记录', () => {
  it('装完封一次，往后没有一条是没有事件说到的；再来一次，没有可封的', async () => {
    const before = await verify()
    expect([before.faults, before.unspoken > 0]).toEqual([[], true])
    expect(await seal()).toBe(before.unspoken)
    await app.settle()
    expect(await verify()).toMatchObject({ faults: [], unspoken: 0, waiting: 0, events: before.events + 1 })
    expect(await seal()).toBe(0)
    await caseIn('handling')
    await app.settle()
    expect((await verify()).faults).toEqual([])
  })

  it('还没有任何动作的记录改一个字、删一条、添一条，都找得到', async () => {
    const { rows } = await owner.query('select id from people.person where county = $1 order by id limit 1', [home])
    const record = rows[0].id as string
    const at = `where county = '${home}' and id = '${record}'`
    expect(
      await tampered(
        `update people.person set name = name || 'x' ${at}`,
        `update people.person set name = left(name, -1) ${at}`,
      ),
    ).toEqual([{ what: 'row-changed', kind: 'person', record }])
    await owner.query('set session_replication_role = replica')
    await owner.query(`create table public.taken as select * from people.person ${at}`)
    expect(
      await tampered(`delete from people.person ${at}`, 'insert into people.person select * from public.taken'),
    ).toEqual([{ what: 'row-gone', kind: 'person', record }])
    await owner.query(`update public.taken set id = gen_random_uuid()`)
    const [put] = await tampered(
      'insert into people.person select * from public.taken',
      'delete from people.person p using public.taken t where p.county = t.county and p.id = t.id',
    )
    expect(put).toMatchObject({ what: 'row-unspoken', kind: 'person' })
  })

  it('连封存的那一行一起改、一起删，也找得到', async () => {
    const flip = `update seal.whole set digest = set_byte(digest, 0, 255 - get_byte(digest, 0)) where county = '${home}' and kind = 'organ'`
    expect((await tampered(flip, flip))[0]).toMatchObject({ what: 'whole-changed' })
    const of = `where county = '${home}' and kind = 'venue'`
    await owner.query(`create table public.wholes as select * from seal.whole ${of}`)
    expect(
      (await tampered(`delete from seal.whole ${of}`, 'insert into seal.whole select * from public.wholes')).map(
        ({ what }) => what,
      ),
    ).toContain('whole-changed')
  })
})

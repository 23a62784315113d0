import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { poolOf } from '#platform/db/db.ts'
import { startApp } from '../../../../fixtures/app.ts'
import { home } from '../../../../fixtures/cast.ts'
import { enrolled } from '../../../../fixtures/log-in.ts'
import { opinionsOf } from '../../../../fixtures/opinions.ts'
import { sealWaiting } from '../sealing.ts'
import { verifySeals } from '../verify.ts'

const app = await startApp()
const { caseIn } = opinionsOf(app)
/** Somebody with every right in the database. */
const owner = poolOf({ ...app.owner, max: 1 }, null)
afterAll(() => owner.end())

const verify = (anchor?: { nth: number; head: string }) =>
  verifySeals(app.db, home, { ...app.ports, derived: [] }, { anchors: anchor ? [anchor] : [] })
const faults = async () => (await verify()).faults.map(({ what }) => what)

const asOwner = (text: string, values: readonly unknown[] = []) =>
  values.length === 0 ? owner.query(text) : owner.query(text, [...values])
const anyEvent = async (): Promise<string> =>
  (await asOwner('select event from seal.leaf where county = $1 order by nth, place offset 3 limit 1', [home])).rows[0]
    .event

/** Changes something behind the program's back, looks, and puts it back. */
const tampered = async (change: string, back: string, values: readonly unknown[]) => {
  await asOwner(change, values)
  const found = (await verify()).faults
  await asOwner(back, values)
  return found
}

beforeEach(async () => {
  await caseIn('handling')
  await app.settle()
})

describe('封存', () => {
  it('每个事件封存一次，一件不少，核验对得上', async () => {
    const { batches, events, waiting, head, faults: none } = await verify()
    const { rows } = await asOwner('select count(*)::int as n from audit.event where county = $1', [home])
    expect({ events, waiting, none, nth: head?.nth }).toEqual({ events: rows[0].n, waiting: 0, none: [], nth: batches })
    expect(events).toBeGreaterThan(3)
  })

  it('还没封存的只是待封存，不算对不上', async () => {
    await caseIn('received')
    const { waiting, faults: none } = await verify()
    expect([waiting > 0, none]).toEqual([true, []])
  })

  it('账号用掉发的代码、选了密码：那不是登记，也不是改动', async () => {
    await enrolled(app, '封存以后启用')
    await app.settle()
    expect(await faults()).toEqual([])
  })

  it('程序自己的账号改不了、删不掉封存', async () => {
    for (const text of [
      'update seal.leaf set hash = told',
      'delete from seal.leaf',
      'update seal.batch set root = head',
      'delete from seal.batch',
      `update audit.event set extra = '{}'`,
    ])
      await expect(app.db.write(home, (session) => session.all({ text, values: [] }))).rejects.toThrow(
        /permission denied/,
      )
  })
})

describe('改一处，找得到是哪一处', () => {
  it.each([
    [
      '状态',
      `update audit.event set to_state = to_state || 'x' where county = $1 and id = $2`,
      `update audit.event set to_state = left(to_state, -1) where county = $1 and id = $2`,
    ],
    [
      '时间差一毫秒',
      `update audit.event set at = at + interval '1 ms' where county = $1 and id = $2`,
      `update audit.event set at = at - interval '1 ms' where county = $1 and id = $2`,
    ],
    [
      '谁办的',
      `update audit.event set by_name = by_name || 'x' where county = $1 and id = $2`,
      `update audit.event set by_name = left(by_name, -1) where county = $1 and id = $2`,
    ],
    [
      '写了什么',
      `update audit.event set extra = extra || '{"x":1}' where county = $1 and id = $2`,
      `update audit.event set extra = extra - 'x' where county = $1 and id = $2`,
    ],
    [
      '内容摘要的一个字节',
      `update audit.event set digest = set_byte(digest, 5, 255 - get_byte(digest, 5)) where county = $1 and id = $2`,
      `update audit.event set digest = set_byte(digest, 5, 255 - get_byte(digest, 5)) where county = $1 and id = $2`,
    ],
    [
      '盐',
      `update audit.event set salt = set_byte(salt, 0, 255 - get_byte(salt, 0)) where county = $1 and id = $2`,
      `update audit.event set salt = set_byte(salt, 0, 255 - get_byte(salt, 0)) where county = $1 and id = $2`,
    ],
  ])('%s', async (_, change, back) => {
    const event = await anyEvent()
    expect((await tampered(change, back, [home, event]))[0]).toMatchObject({ what: 'event-changed', event })
    expect(await faults()).toEqual([])
  })

  it('叶子、根、链头、整批', async () => {
    const flip = (column: string) => `set ${column} = set_byte(${column}, 9, 255 - get_byte(${column}, 9))`
    const leaf = (column: string) => `update seal.leaf ${flip(column)} where county = $1 and nth = 2 and place = 0`
    const ofLeaf = async (column: string) =>
      (await tampered(leaf(column), leaf(column), [home])).map(({ what }) => what)
    expect(await ofLeaf('hash')).toEqual(['event-changed', 'batch-changed'])
    expect(await ofLeaf('told')).toEqual(['leaf-changed'])
    const root = `update seal.batch ${flip('root')} where county = $1 and nth = 2`
    expect((await tampered(root, root, [home]))[0]).toEqual({ what: 'batch-changed', nth: 2 })
    const head = `update seal.batch ${flip('head')} where county = $1 and nth = 2`
    expect((await tampered(head, head, [home]))[0]).toEqual({ what: 'head-changed', nth: 2 })
  })

  it('最后一批删了、叶子留着：那些事件不算封存过', async () => {
    const found = await tampered(
      `create table public.cut as select * from seal.batch where county = '${home}' order by nth desc limit 1;
       delete from seal.batch b using public.cut c where b.county = c.county and b.nth = c.nth`,
      'insert into seal.batch select * from public.cut',
      [],
    )
    expect(found[0]).toMatchObject({ what: 'event-unsealed' })
    expect(await faults()).toEqual([])
  })

  it('事件删了、插进来了', async () => {
    const event = await anyEvent()
    await asOwner('create table public.kept as select * from audit.event where county = $1 and id = $2', [home, event])
    const gone = await tampered(
      'delete from audit.event where county = $1 and id = $2',
      'insert into audit.event select * from public.kept where county = $1 and id = $2',
      [home, event],
    )
    expect(gone[0]).toMatchObject({ what: 'event-gone', event })
    const put = await tampered(
      `insert into audit.event (county, id, kind, record, version, name, at, "on", to_state, extra, after, backfill, request, digest)
       select county, gen_random_uuid(), kind, record, 999, name, at, "on", 'forged', extra, after, backfill, request, digest from audit.event where county = $1 and id = $2`,
      `delete from audit.event where county = $1 and to_state = 'forged' and $2::text <> ''`,
      [home, event],
    )
    expect(put[0]).toMatchObject({ what: 'event-unsealed' })
    expect(await faults()).toEqual([])
  })
})

describe('记录本身改一处，也找得到', () => {
  const anOpinion = async (): Promise<string> =>
    (await asOwner('select id from opinions.opinion where county = $1 order by id limit 1', [home])).rows[0].id

  it.each([
    [
      '标题一个字',
      `update opinions.opinion set title = title || 'x' where county = $1 and id = $2`,
      `update opinions.opinion set title = left(title, -1) where county = $1 and id = $2`,
    ],
    [
      '状态',
      `update opinions.opinion set state = 'zz' || state where county = $1 and id = $2`,
      `update opinions.opinion set state = substr(state, 3) where county = $1 and id = $2`,
    ],
    [
      '版本',
      `update opinions.opinion set version = version + 1 where county = $1 and id = $2`,
      `update opinions.opinion set version = version - 1 where county = $1 and id = $2`,
    ],
    [
      '盐的一个字节',
      `update opinions.opinion set salt = set_byte(salt, 3, 255 - get_byte(salt, 3)) where county = $1 and id = $2`,
      `update opinions.opinion set salt = set_byte(salt, 3, 255 - get_byte(salt, 3)) where county = $1 and id = $2`,
    ],
  ])('%s', async (_, change, back) => {
    const record = await anOpinion()
    expect(await tampered(change, back, [home, record])).toEqual([{ what: 'row-changed', kind: 'opinion', record }])
    expect(await faults()).toEqual([])
  })

  it('整条删掉', async () => {
    const record = await anOpinion()
    await asOwner('set session_replication_role = replica')
    await asOwner('create table public.taken as select * from opinions.opinion where county = $1 and id = $2', [
      home,
      record,
    ])
    const found = await tampered(
      'delete from opinions.opinion where county = $1 and id = $2',
      'insert into opinions.opinion select * from public.taken where county = $1 and id = $2',
      [home, record],
    )
    expect(found).toEqual([
      { what: 'row-gone', kind: 'opinion', record },
      { what: 'number-missing', series: 'opinion', number: expect.any(String) },
    ])
  })
})

describe('有封存以前的事件', () => {
  it('升级后补封一次，不多不少；程序自己的账号不能往里添', async () => {
    await asOwner('delete from seal.leaf where county = $1', [home])
    await asOwner('delete from seal.batch where county = $1', [home])
    await asOwner('insert into seal.waiting (county, event) select county, id from audit.event where county = $1', [
      home,
    ])
    const before = await verify()
    expect([before.faults, before.events]).toEqual([[], 0])
    await Promise.all([sealWaiting(app.db, home, () => true), sealWaiting(app.db, home, () => true)])
    const { faults: none, events, waiting } = await verify()
    expect([none, events, waiting]).toEqual([[], before.waiting, 0])
    const text = `insert into seal.waiting (county, event) values ('${home}', gen_random_uuid())`
    await expect(app.db.write(home, (session) => session.all({ text, values: [] }))).rejects.toThrow(
      /permission denied/,
    )
  })
})

describe('链头存在外面', () => {
  it('往后再封存，旧的链头仍然对得上；整条链重做，就对不上', async () => {
    const { head } = await verify()
    if (!head) throw new Error('nothing is sealed')
    await caseIn('received')
    await app.settle()
    expect((await verify(head)).faults).toEqual([])
    // Everything sealed anew after a change: whole in itself, and found by the head that was kept outside.
    const event = await anyEvent()
    await asOwner(`update audit.event set to_state = to_state || 'x' where county = $1 and id = $2`, [home, event])
    await asOwner('delete from seal.leaf where county = $1', [home])
    await asOwner('delete from seal.batch where county = $1', [home])
    await asOwner(
      'insert into audit.outbox (county, event, kind, record, version) select county, id, kind, record, version from audit.event where county = $1',
      [home],
    )
    await app.settle()
    expect((await verify()).faults).toEqual([])
    expect((await verify(head)).faults.at(0)?.what).toBe('anchor-missed')
  })
})

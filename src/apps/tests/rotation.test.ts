import { createHash } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sealed } from '../house.ts'
import { sealField } from '#platform/crypto/field.ts'
import { keysFrom } from '#platform/crypto/keys.ts'
import { wholeWork } from '#platform/db/db.ts'
import { verifySeals } from '#platform/seal/verify.ts'
import { startApp } from '../../../fixtures/app.ts'
import { home } from '../../../fixtures/cast.ts'
import { exampleKeys } from '../../../fixtures/keys.ts'
import { type Case, opinionsOf, type Seen } from '../../../fixtures/opinions.ts'
import { hearKeys, keptKeys, makeKey, retireKey, travellingKeys } from '#platform/custody/field-keys.ts'
import { countByKey, reseal } from '#platform/custody/reseal.ts'

const app = await startApp()
const { caseIn, read, receipt } = opinionsOf(app)
const owner = new pg.Client(wholeWork(app.owner))
await owner.connect()
afterAll(async () => {
  hearKeys(exampleKeys, [])
  await owner.end()
})

const founding = exampleKeys.id
const hear = async () => hearKeys(exampleKeys, await keptKeys(owner))
const lookUp = (code: string, fact: string) => app.as(null)<Seen>('/api/public/v1/lookups', { body: { code, fact } })
const faults = async () => (await verifySeals(app.db, home, app.ports)).faults

describe('换密钥', () => {
  let one: Case
  let next = ''
  beforeAll(async () => {
    for (let n = 0; n < 5; n++) one = await caseIn('received')
    await app.settle()
  })

  it('新密钥先告诉大家，到时候才用；在那以前仍用旧的封', async () => {
    const { id } = await makeKey(owner, exampleKeys, new Date())
    await hear()
    expect(exampleKeys.ring.newest().id).toBe(founding)
    expect(exampleKeys.ring.find(id)?.id).toBe(id)
    await retireKey(owner, exampleKeys, id, new Date())
  })

  it('启用以后：新的封在新密钥下，旧的照样打得开', async () => {
    next = (await makeKey(owner, exampleKeys, new Date(), -1)).id
    await hear()
    await caseIn('received')
    const counts = await countByKey(owner, sealed)
    expect(counts[next]).toBe(2)
    expect(counts[founding]).toBeGreaterThanOrEqual(10)
    expect((await read(one, 'office')).body.item?.author).toEqual({ name: '王**', phone: '138********' })
    await app.settle()
    expect(await faults()).toEqual([])
  })

  it('重新封到一半断了，再运行就接着做完；封存的记录仍然对得上', async () => {
    const broken = sealed.map((declared) => ({ ...declared, bindingOf: breakAt(3, declared.bindingOf) }))
    await expect(reseal(owner, exampleKeys, broken)).rejects.toThrow(/killed/)
    await owner.query('rollback')
    expect((await countByKey(owner, sealed))[founding]).toBeGreaterThan(0)
    await reseal(owner, exampleKeys, sealed)
    expect(Object.keys(await countByKey(owner, sealed))).toEqual([next])
    expect(await faults()).toEqual([])
    expect(await reseal(owner, exampleKeys, sealed)).toEqual({
      rows: Object.fromEntries([...new Set(sealed.map(({ table }) => table))].map((table) => [table, 0])),
      unopened: [],
    })
  })

  it('有一处打不开：说出是哪一行，不动它，其余的照样重新封', async () => {
    const { id } = await caseIn('received')
    const valueIn = async () =>
      (await owner.query('select author_phone from opinions.opinion where id = $1', [id])).rows[0]
        .author_phone as string
    const good = await valueIn()
    const torn = good.replace(/^a1:[^:]+/, `a1:gone00`)
    await owner.query('update opinions.opinion set author_phone = $2 where id = $1', [id, torn])
    const { unopened, rows } = await reseal(owner, exampleKeys, sealed)
    expect(unopened).toEqual([{ table: 'opinions.opinion', row: `${home}/${id}` }])
    expect([await valueIn(), rows['opinions.opinion']]).toEqual([torn, 0])
    await owner.query('update opinions.opinion set author_phone = $2 where id = $1', [id, good])
  })

  it('旧密钥停用以后：都打得开；印出去的凭证、口令、后四位、账号都照用', async () => {
    await retireKey(owner, exampleKeys, founding, new Date())
    await hear()
    expect(exampleKeys.ring.newest().id).toBe(next)
    expect((await receipt(one)).status).toBe(200)
    expect([(await lookUp(one.code, one.word)).status, (await lookUp(one.code, '1234')).status]).toEqual([200, 200])
    expect((await read(one, 'office')).body.item?.author).toEqual({ name: '王**', phone: '138********' })
    expect((await caseIn('accepted')).version).toBe(2)
  })

  it.each(['最初的', '后来的'])(
    '停用的密钥（%s）不删：没听说的进程后来封的还打得开，重新封得过来；谁听说了都不再用它封',
    async (which) => {
      const own = keysFrom(createHash('sha256').update('keys of the example county').digest())
      const before = exampleKeys.ring.newest().id
      hearKeys(own, which === '最初的' ? [] : await keptKeys(owner))
      const old = own.ring.newest().id
      if (which === '后来的') await makeKey(owner, exampleKeys, new Date(), -1)
      await retireKey(owner, exampleKeys, old, new Date())
      await retireKey(owner, exampleKeys, old, new Date())
      await hear()
      expect((await keptKeys(owner)).find(({ id }) => id === old)?.retiredAt).not.toBeNull()
      const travelling = (await travellingKeys(owner)).filter(({ id }) => id === old)
      expect(travelling.map(({ retiredAt }) => retiredAt !== null)).toEqual(which === '最初的' ? [] : [true])
      const late = await caseIn('received')
      const binding = sealed.find(({ table }) => table === 'opinions.opinion')?.bindingOf(home, { id: late.id }) ?? ''
      const value = sealField(own, '13800001234', binding)
      expect(value).toContain(`:${old}:`)
      await owner.query('update opinions.opinion set author_phone = $2 where id = $1', [late.id, value])
      await app.settle()
      expect((await lookUp(late.code, late.word)).status).toBe(200)
      expect((await read(late, 'office')).body.item?.author).toEqual({ name: '王**', phone: '138********' })
      expect(await faults()).toEqual([])
      const now = exampleKeys.ring.newest().id
      expect(now === old).toBe(false)
      expect(now === before).toBe(which === '最初的')
      await reseal(owner, exampleKeys, sealed)
      expect(Object.keys(await countByKey(owner, sealed))).toEqual([now])
    },
  )

  it('库里的密钥自己封着：没有实例的密钥，谁也打不开', async () => {
    const others = keysFrom(createHash('sha256').update('another instance').digest())
    const kept = await keptKeys(owner)
    expect(() => hearKeys(others, kept)).toThrow(/key/)
    expect(kept.map(({ sealed: text }) => text?.slice(0, 3) ?? null)).toContain('a1:')
  })

  it('封着的值挪到别的行，查得出来', async () => {
    const [a, b] = [await caseIn('received'), await caseIn('received')]
    await app.settle()
    const move = `update opinions.opinion o set author_phone = (select author_phone from opinions.opinion where id = $2) where id = $1`
    const kept = await owner.query('select author_phone from opinions.opinion where id = $1', [a.id])
    await owner.query(move, [a.id, b.id])
    expect(await faults()).toEqual([{ what: 'row-changed', kind: 'opinion', record: a.id }])
    await owner.query('update opinions.opinion set author_phone = $2 where id = $1', [a.id, kept.rows[0].author_phone])
    expect(await faults()).toEqual([])
  })
})

/** As a process that is killed while it works. */
const breakAt = (n: number, work: (typeof sealed)[number]['bindingOf']): (typeof sealed)[number]['bindingOf'] => {
  let count = 0
  return (county, row) => {
    if (count++ === n) throw new Error('killed')
    return work(county, row)
  }
}

describe('登记的加密列', () => {
  it('库里封着的每一列都登记了，登记的每一列都在', async () => {
    const { rows } = await owner.query(
      `select table_schema || '.' || table_name as table, column_name as column from information_schema.columns
       where data_type = 'text' and table_schema !~ '^(pg_|information_schema)'`,
    )
    const declared = new Set(sealed.flatMap(({ table, columns }) => columns.map((column) => `${table}.${column}`)))
    const there = new Set(rows.map(({ table, column }) => `${table}.${column}`))
    expect([...declared].filter((name) => !there.has(name))).toEqual([])
    const found: string[] = []
    for (const { table, column } of rows) {
      const hit = await owner.query(
        `select 1 from ${table} where "${column}" ~ '^[as]1:[A-Za-z0-9_-]{6}:[A-Za-z0-9_-]{16,22}:' limit 1`,
      )
      if (hit.rowCount) found.push(`${table}.${column}`)
    }
    expect(found.filter((name) => !declared.has(name) && name !== 'crypto.field_key.sealed')).toEqual([])
    expect(found).toContain('opinions.opinion.author_phone')
  })
})

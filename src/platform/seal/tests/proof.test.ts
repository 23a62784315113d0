import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import type { Keeper } from '#platform/action/action.ts'
import { poolOf } from '#platform/db/db.ts'
import { startApp } from '../../../../fixtures/app.ts'
import { home } from '../../../../fixtures/cast.ts'
import { opinionsOf } from '../../../../fixtures/opinions.ts'
import { holds, standingOf } from '../proof.ts'
import { sealedReceipt } from '../receipt.ts'
import { isSigned, publicKeyOf } from '../signing.ts'

const app = await startApp()
const { caseIn } = opinionsOf(app)
const owner = poolOf({ ...app.owner, max: 1 }, null)
afterAll(() => owner.end())

const text = '村东头的桥面塌了一块。'
const opinions = app.ports.keeperOf('opinion') as Keeper
const receiptOf = (record: string) => app.db.read(home, (session) => sealedReceipt(session, opinions, { record, text }))
const standing = (record: string, version = 1) =>
  app.db.read(home, (session) => standingOf(session, { kind: 'opinion', record, version }))
const sealedProof = async (record: string) => {
  const found = await standing(record)
  if (found?.is !== 'sealed') throw new Error(`it is ${found?.is}`)
  return found.proof
}

describe('收件声明和封存证明', () => {
  it('还没封存就有签了名的声明；封存以后同一份声明带上证明', async () => {
    const { id } = await caseIn('received')
    const before = await receiptOf(id)
    expect([before?.proof, before && isSigned(before)]).toEqual([null, true])
    await app.settle()
    const after = await receiptOf(id)
    expect([after?.statement, after?.signature]).toEqual([before?.statement, before?.signature])
    const { proof } = after ?? {}
    expect(proof && holds(proof)).toBe(true)
    expect(JSON.parse(proof?.plain ?? '{}')).toMatchObject({ record: id, digest: expect.any(String) })
    const said = JSON.parse(after?.statement ?? '{}') as { event: string; digest: string }
    expect(JSON.parse(proof?.plain ?? '{}')).toMatchObject({ id: said.event, digest: said.digest })
  })

  it('声明改一个字节、换一把钥匙，签名就对不上', async () => {
    const { id } = await caseIn('received')
    const seal = await receiptOf(id)
    if (!seal) throw new Error('no receipt')
    expect(isSigned({ ...seal, statement: seal.statement.replace(/\d/, (digit) => String(9 - Number(digit))) })).toBe(
      false,
    )
    expect(isSigned({ ...seal, key: Buffer.alloc(32, 7).toString('base64') })).toBe(false)
    expect(isSigned({ ...seal, key: 'AAAA' })).toBe(false)
    expect(seal.key).toBe(await app.db.read(home, async ({ keys }) => publicKeyOf(keys)))
  })

  it('证明里任何一个字节改了都不成立', async () => {
    const { id } = await caseIn('handling')
    await app.settle()
    const proof = await sealedProof(id)
    const hexes = ['told', 'before', 'head'] as const
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...hexes),
        fc.nat(31),
        fc.integer({ min: 1, max: 255 }),
        async (name, at, flip) => {
          const bytes = Buffer.from(proof[name], 'hex')
          bytes.writeUInt8(bytes.readUInt8(at) ^ flip, at)
          expect(holds({ ...proof, [name]: bytes.toString('hex') })).toBe(false)
        },
      ),
    )
    expect(holds({ ...proof, plain: proof.plain.replace('opinion', 'opinioN') })).toBe(false)
    expect(holds({ ...proof, nth: proof.nth + 1 })).toBe(false)
    expect(holds({ ...proof, place: proof.size })).toBe(false)
    expect(holds({ ...proof, size: proof.size + 1 })).toBe(false)
  })

  it('事件在库里被改过，就不再为它签名', async () => {
    const { id } = await caseIn('received')
    await app.settle()
    const flip = `update audit.event set digest = set_byte(digest, 5, 255 - get_byte(digest, 5)) where county = $1 and record = $2 and version = 1`
    await owner.query(flip, [home, id])
    expect(await receiptOf(id)).toBeNull()
    expect((await standing(id))?.is).toBe('amiss')
    await owner.query(flip, [home, id])
    expect((await standing(id))?.is).toBe('sealed')
  })

  it('记录里的话在库里被改过，就不再为它签名', async () => {
    const { id } = await caseIn('received')
    const change = (text: string) =>
      owner.query(`update opinions.opinion set body = ${text} where county = $1 and id = $2`, [home, id])
    expect(await receiptOf(id)).not.toBeNull()
    await change(`body || 'x'`)
    expect(await receiptOf(id)).toBeNull()
    await change('left(body, -1)')
    expect(await receiptOf(id)).not.toBeNull()
  })

  it('没有的记录没有声明', async () => {
    expect(await standing('00000000-0000-7000-8000-000000000000')).toBeUndefined()
    expect(await receiptOf('00000000-0000-7000-8000-000000000000')).toBeNull()
  })
})

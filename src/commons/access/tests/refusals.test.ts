import { describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { sql } from '#platform/db/sql.ts'
import { startApp } from '../../../../fixtures/app.ts'
import { home } from '../../../../fixtures/cast.ts'
import { loginOf } from '../../../../fixtures/counties.ts'
import { opinionsOf } from '../../../../fixtures/opinions.ts'

const app = await startApp()
const { caseIn, move } = opinionsOf(app)

interface Kept {
  readonly login: string
  readonly source: string | null
  readonly extra: Readonly<Record<string, unknown>>
}

const refusals = (actor: Parameters<typeof loginOf>[0]): Promise<Kept[]> =>
  app.db.read(home, (session) =>
    session.all(sql<Kept>`
      select login, source, extra from audit.entry
      where county = ${home} and name = 'access.refused' and login = ${loginOf(actor)} order by at, id`),
  )

describe('没有权限的留下记录（ASVS 16.3.2）', () => {
  it('谁、要做什么、什么时候；不留内容，不留是哪一件', async () => {
    const one = await caseIn('accepted')
    const refused = await move(one, 'decline', { door: 'court', reason: '写在里面的话' }, {}, 'eastDeputy')
    expect(refused.status).toBe(403)
    const [kept, ...more] = await refusals('eastDeputy')
    expect(more).toEqual([])
    expect(kept).toMatchObject({ extra: { operation: 'POST /api/v1/opinions/{id}/actions/decline' } })
    expect(kept?.source).toMatch(/\d/)
    expect(JSON.stringify(kept)).not.toMatch(new RegExp(`${one.id}|写在里面的话`))
    const { body } = await app.as('auditor')<{ items: { name: string; loginName: string }[] }>('/api/v1/login-records')
    expect(body.items.find(({ name }) => name === 'access.refused')?.loginName).toBeTruthy()
  })

  it('到不了自己手里的那一类，一样留', async () => {
    expect((await app.as('admin')('/api/v1/opinions')).status).toBe(403)
    expect((await refusals('admin')).map(({ extra }) => extra)).toEqual([{ operation: 'GET /api/v1/opinions' }])
  })

  it('同一个账号、同一件事，一分钟只记一次，同时来的也是；下一分钟再记', async () => {
    const ask = () => app.as('security')('/api/v1/opinions')
    await Promise.all(Array.from({ length: 8 }, ask))
    expect(await refusals('security')).toHaveLength(1)
    app.clock.pass(60_000)
    await ask()
    expect(await refusals('security')).toHaveLength(2)
  })

  it('没有登录的、看不见的、办成了的，不算', async () => {
    const before = await app.db.read(home, (session) =>
      session.all(sql`select id from audit.entry where county = ${home} and name = 'access.refused'`),
    )
    expect((await app.as(null)('/api/v1/opinions')).status).toBe(401)
    expect((await app.as('westKeeper')(`/api/v1/opinions/${(await caseIn('received')).id}`)).status).toBe(404)
    expect((await app.as('office')(`/api/v1/opinions/${uuidv7()}`)).status).toBe(404)
    const after = await app.db.read(home, (session) =>
      session.all(sql`select id from audit.entry where county = ${home} and name = 'access.refused'`),
    )
    expect(after).toEqual(before)
  })
})

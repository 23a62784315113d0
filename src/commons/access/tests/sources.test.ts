import { expect, it } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { startApp } from '../../../../fixtures/app.ts'
import { home, password } from '../../../../fixtures/cast.ts'

const [alone, behind] = [await startApp({ proxies: [] }), await startApp({ proxies: ['127.0.0.1', '::1'] })]

/** The sources that failed log-ins with this name were noted from. */
const notedOf = async (app: typeof alone, headers: Readonly<Record<string, string>>): Promise<(string | null)[]> => {
  const name = `nobody-${Math.random().toString(36).slice(2)}`
  const { status } = await app.as(null)('/api/v1/login', { body: { login: name, password, code: '000000' }, headers })
  expect(status).toBe(401)
  const rows = await app.db.read(home, (session) =>
    session.all(sql<{ source: string | null }>`
      select source from audit.entry where county = ${home} and name = 'login.failed' order by at desc, id desc limit 1`),
  )
  return rows.map(({ source }) => source)
}

it('记录里的来处：没有声明代理，自称的一概不记（ASVS 4.1.3）', async () => {
  for (const header of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'true-client-ip', 'cf-connecting-ip']) {
    const [source = ''] = await notedOf(alone, { [header]: header === 'forwarded' ? 'for=6.6.6.6' : '6.6.6.6' })
    expect([header, source]).not.toEqual([header, '6.6.6.6'])
    expect(['127.0.0.1', '0.0.0.0']).toContain(source)
  }
})

it('声明了代理，只记代理亲眼看见的那一个，前面自称的不算', async () => {
  expect(await notedOf(behind, { 'x-forwarded-for': '10.9.9.9' })).toEqual(['10.9.9.9'])
  expect(await notedOf(behind, { 'x-forwarded-for': '6.6.6.6, 10.9.9.9' })).toEqual(['10.9.9.9'])
  expect(await notedOf(behind, { 'x-real-ip': '6.6.6.6' })).not.toContain('6.6.6.6')
})

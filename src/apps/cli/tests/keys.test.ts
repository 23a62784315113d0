import { describe, expect, it, vi } from 'vitest'
import { asOwner } from '#platform/db/as-owner.ts'
import { sql } from '#platform/db/sql.ts'
import { type Connection, urlOf } from '#platform/embedded/connection.ts'
import { ownFolder } from '../../../../fixtures/backups/contents.ts'
import { home } from '../../../../fixtures/cast.ts'
import { freshDatabase } from '../../../../fixtures/database.ts'
import { runCommand } from '../run.ts'

const { db, owner } = await freshDatabase()
const folder = ownFolder()

const luzhi = async (...words: readonly string[]) => {
  const connection: Connection & { readonly database?: string } = owner as Connection
  vi.stubEnv('LUZHI_DATA', folder)
  vi.stubEnv('LUZHI_KEY', '0e'.repeat(32))
  vi.stubEnv('DATABASE_URL', urlOf(connection, connection.database ?? ''))
  const out = vi.spyOn(console, 'log').mockReturnValue()
  const err = vi.spyOn(console, 'error').mockReturnValue()
  try {
    const code = await runCommand(['keys', ...words, '--json'])
    return { code, json: out.mock.calls.flat().join('\n'), err: err.mock.calls.flat().join('\n') }
  } finally {
    for (const spy of [out, err]) spy.mockRestore()
    vi.unstubAllEnvs()
  }
}

const notedIn = (county: string) =>
  db.read(county, (session) =>
    session.all(
      sql<{
        name: string
        key: string
      }>`select name, extra->>'key' as key from audit.entry where county = ${county} and name like 'keys.%'`,
    ),
  )

interface Listed {
  readonly seals: string
  readonly suite: string
  readonly keys: readonly { readonly id: string; readonly values: number; readonly isRetired: boolean }[]
}
const list = async (): Promise<Listed> => JSON.parse((await luzhi('list')).json) as Listed

describe('luzhi keys', () => {
  it('换密钥：新的列出来，一分钟内仍用最初的；正在用的、不认得的停用不了', async () => {
    const before = await list()
    expect([before.keys.length, before.suite]).toEqual([1, 'aes'])
    const founding = before.seals
    expect((await luzhi('retire', founding)).code).toBe(2)
    const rotated = await luzhi('rotate')
    expect(rotated.code).toBe(0)
    const after = await list()
    expect(after.keys.map(({ id }) => id)).toEqual([founding, (JSON.parse(rotated.json) as { key: string }).key])
    expect(after.seals).toBe(founding)
    expect(await notedIn(home)).toEqual([{ name: 'keys.rotated', key: after.keys[1]?.id }])
    const refused = await luzhi('retire', founding)
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('keys rotate')])
    expect((await luzhi('retire', 'nobody')).code).toBe(2)
  })

  it('记不下来，密钥也不换：两样在一个事务里', async () => {
    const before = await list()
    await asOwner(owner, async (client) => {
      await client.query(`alter table audit.entry add constraint unwritten check (name not like 'keys.%') not valid`)
      expect((await luzhi('rotate')).code).toBe(1)
      await client.query('alter table audit.entry drop constraint unwritten')
    })
    expect(await list()).toEqual(before)
  })
})

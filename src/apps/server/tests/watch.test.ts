import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { poolOf } from '#platform/db/db.ts'
import { keepRound } from '#commons/files/data/scrubs.ts'
import { startApp } from '../../../../fixtures/app.ts'
import { home } from '../../../../fixtures/cast.ts'

const folder = mkdtempSync(join(tmpdir(), 'luzhi-watch-'))
const token = 'operator'.repeat(4)
beforeAll(() => {
  for (const name of ['backups', 'anchors']) mkdirSync(join(folder, name))
  writeFileSync(join(folder, 'backups/luzhi-1.age'), '')
  utimesSync(join(folder, 'backups/luzhi-1.age'), new Date(), new Date(Date.now() - 300_000))
  for (const beside of ['README', 'sheet.txt', 'luzhi-2.age.0123456789ab.part'])
    writeFileSync(join(folder, 'backups', beside), '')
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})
vi.stubEnv('LUZHI_METRICS_TOKEN', token)
vi.stubEnv('LUZHI_BACKUPS', join(folder, 'backups'))
vi.stubEnv('LUZHI_ANCHORS', join(folder, 'anchors'))
const app = await startApp()
const metrics = (headers: Record<string, string> = {}) => app.as(null)('/metrics', { headers })
const valueOf = (text: string, name: string): number | undefined => {
  const line = text.split('\n').find((one) => one.startsWith(`${name} `))
  return line === undefined ? undefined : Number(line.slice(name.length + 1))
}

describe('/metrics', () => {
  it('本机和拿着令牌的能看，别人看不到有这个地址（13.4.2）', async () => {
    expect((await fetch(`${app.url}/metrics`)).status).toBe(200)
    expect((await metrics({ authorization: `Bearer ${token}` })).status).toBe(200)
    for (const wrong of [`Bearer ${token}x`, `Bearer ${token.slice(1)}`, 'Bearer x', `Basic ${token}`])
      expect([wrong, (await metrics({ authorization: wrong })).status]).toEqual([wrong, 404])
    expect((await metrics({ cookie: `__Host-luzhi=${token}` })).status).toBe(404)
  })

  it('对外服务的，本机也要令牌：没说明来处的代理让谁都像本机', async () => {
    for (const [name, value] of [
      ['NODE_ENV', 'production'],
      ['LUZHI_PUBLIC_HOST', 'renda.example'],
    ] as const) {
      vi.stubEnv(name, value)
      expect([name, (await fetch(`${app.url}/metrics`)).status]).toEqual([name, 404])
      expect((await metrics({ authorization: `Bearer ${token}` })).status).toBe(200)
      vi.stubEnv(name, name === 'NODE_ENV' ? 'test' : '')
    }
    expect((await fetch(`${app.url}/metrics`)).status).toBe(200)
  })

  it('连接、等着封存的、磁盘、备份；没有证书就没有证书的数', async () => {
    const { text } = await metrics({ authorization: `Bearer ${token}` })
    expect(valueOf(text, 'luzhi_database_connections{state="open"}')).toBeGreaterThan(0)
    expect(valueOf(text, 'luzhi_queue_events{county="test",state="waiting"}')).toBeGreaterThanOrEqual(0)
    expect(valueOf(text, 'luzhi_seal_lag_seconds{county="test"}')).toBeGreaterThanOrEqual(0)
    expect(valueOf(text, 'luzhi_disk_free_bytes')).toBeGreaterThan(0)
    expect(valueOf(text, 'luzhi_backup_age_seconds')).toBeLessThan(600)
    expect(valueOf(text, 'luzhi_backup_age_seconds')).toBeGreaterThan(200) // what lies beside it is no backup
    expect(text).toMatch(/^luzhi_anchor_age_seconds \+Inf$/m)
    expect(valueOf(text, 'luzhi_certificate_days')).toBeUndefined()
    expect(text).toContain('nodejs_eventloop_lag')
    expect(text).not.toMatch(/(name|login|person|record|phone|source)=|代表/)
  })
})

describe('重读附件的结果', () => {
  it('读完一轮以前没有这个数；读完以后，损坏的、不见的各有多少，多久以前读完', async () => {
    const read = async () => (await metrics({ authorization: `Bearer ${token}` })).text
    expect(valueOf(await read(), 'luzhi_files_bad{county="test",what="gone"}')).toBeUndefined()
    const endedAt = new Date(Date.now() - 60_000).toISOString()
    await app.db.write(home, async (session) =>
      keepRound(session, { begunAt: endedAt, after: '', contents: 9, changed: 2, gone: 1, endedAt }),
    )
    const text = await read()
    expect(valueOf(text, 'luzhi_files_bad{county="test",what="changed"}')).toBe(2)
    expect(valueOf(text, 'luzhi_files_bad{county="test",what="gone"}')).toBe(1)
    expect(valueOf(text, 'luzhi_files_read_age_seconds{county="test"}')).toBeGreaterThan(59)
  })
})

describe('/readyz', () => {
  it('数据库被更新的程序改过：不再说准备好了', async () => {
    const ready = async () => (await fetch(`${app.url}/readyz`)).json()
    expect(await ready()).toEqual({ database: true, migrations: true, disk: true })
    const pool = poolOf({ ...app.owner, max: 1 }, null)
    try {
      await pool.query("insert into platform.migration (id, step) values ('2099-01-01-future-1', 0)")
      await expect.poll(ready, { timeout: 3000 }).toEqual({ database: true, migrations: false, disk: true })
      expect((await fetch(`${app.url}/readyz`)).status).toBe(503)
    } finally {
      await pool.query("delete from platform.migration where id = '2099-01-01-future-1'")
      await pool.end()
    }
  })
})

import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { runCommand } from '../run.ts'

const folder = mkdtempSync(join(tmpdir(), 'luzhi-cli-tls-'))
const [data, sheet] = [join(folder, 'data'), join(folder, 'trust.html')]
beforeAll(() => {
  vi.stubEnv('LUZHI_DATA', data)
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

const luzhi = async (...words: string[]) => {
  const out = vi.spyOn(console, 'log').mockReturnValue()
  const err = [vi.spyOn(console, 'error').mockReturnValue(), vi.spyOn(process.stderr, 'write').mockReturnValue(true)]
  try {
    const code = await runCommand(['tls', ...words])
    return { code, out: out.mock.calls.flat().join('\n') }
  } finally {
    for (const spy of [out, ...err]) spy.mockRestore()
  }
}

describe('luzhi tls', () => {
  it('先有机构，再发证书，再印说明；私钥只有主人能读', async () => {
    expect((await luzhi('make-certificate', '--host', 'hall.lan')).code).toBe(2)
    expect((await luzhi('make-authority', '--name', '沈丘县人大 "会场"', '--domain', 'renda.example')).code).toBe(0)
    const made = await luzhi('make-certificate', '--host', 'hall.lan', '--ip', '192.168.1.10', '--json')
    expect(JSON.parse(made.out)).toMatchObject({ names: ['hall.lan', '192.168.1.10'] })
    const leaf = new X509Certificate(readFileSync(join(data, 'tls/server.crt')))
    expect([leaf.checkHost('hall.lan'), leaf.checkIP('192.168.1.10')]).toEqual(['hall.lan', '192.168.1.10'])
    for (const name of ['authority.key', 'server.key'])
      expect([name, statSync(join(data, 'tls', name)).mode & 0o777]).toEqual([name, 0o600])

    expect((await luzhi('sheet', '--address', 'https://192.168.1.10:8443/', '--out', sheet)).code).toBe(0)
    const html = readFileSync(sheet, 'utf8')
    const { fingerprint256 } = new X509Certificate(readFileSync(join(data, 'tls/authority.crt')))
    expect(html.replaceAll('<br>', ':')).toContain(fingerprint256)
    expect(html).toContain('https://192.168.1.10:8443/authority.crt')
    expect(html).not.toMatch(/src=|href=|url\(/)
  })

  it.each([
    ['再建一个机构：手机认不得', ['make-authority']],
    ['公网的名字', ['make-certificate', '--host', 'www.example.com']],
    ['不是网址', ['sheet', '--address', 'hall.lan']],
    ['不加密的网址', ['sheet', '--address', 'http://hall.lan']],
    ['天数太多', ['make-certificate', '--host', 'hall.lan', '--days', '398']],
    ['不是网段', ['make-authority', '--range', '10.0.0.0/40']],
  ])('%s：2', async (_, words) => {
    expect(await luzhi(...words)).toMatchObject({ code: 2, out: '' })
  })

  it('建机构时说过的域名可以', async () => {
    expect((await luzhi('make-certificate', '--host', 'hall.renda.example')).code).toBe(0)
  })
})

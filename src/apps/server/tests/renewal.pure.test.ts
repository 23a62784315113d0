import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'node:tls'
import fastify from 'fastify'
import { describe, expect, it } from 'vitest'
import { openLog } from '#platform/log/log.ts'
import { makeAuthority, makeCertificate, privateNames } from '#platform/tls/authority.ts'
import { placePair } from '#platform/tls/place-pair.ts'
import { authorityFiles, serverFiles } from '#platform/tls/pair.ts'
import { registerAuthority } from '../tls/authority.ts'
import { secureHost } from '../host.ts'
import { renewCertificate } from '../tls/renewal.ts'

const now = new Date()
const authority = await makeAuthority({ name: '测试', ...privateNames, now })
const certificateFor = (host: string) => makeCertificate(authority, { names: [host], days: 10, now })

/** The subject of the certificate that a new connection is shown. */
const shownAt = async (port: number): Promise<unknown> => {
  const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false })
  await once(socket, 'secureConnect')
  const { CN } = socket.getPeerCertificate().subject
  socket.destroy()
  return CN
}

describe('证书', () => {
  it('续期后新连接用新证书；坏的不换；手机可以下载机构的证书', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'luzhi-renew-'))
    const files = serverFiles(folder)
    const put = async (host: string): Promise<void> => placePair(files, await certificateFor(host))
    await put('one.lan')
    const { tls, host } = secureHost({ HOST: '0.0.0.0', TLS_CERT: files.cert, TLS_KEY: files.key })
    const app = fastify({ https: { cert: tls?.cert ?? '', key: tls?.key ?? '' } })
    registerAuthority(app as never, folder)
    const renewal = renewCertificate(app as never, files, openLog(null))
    try {
      await app.listen({ host: '127.0.0.1', port: 0 })
      const { port } = app.server.address() as AddressInfo
      expect([host, await shownAt(port)]).toEqual(['0.0.0.0', 'one.lan'])
      await put('two.lan')
      renewal.again()
      expect(await shownAt(port)).toBe('two.lan')
      writeFileSync(files.cert, 'half a certific')
      renewal.again()
      expect(await shownAt(port)).toBe('two.lan')
      expect((await app.inject('/authority.crt')).statusCode).toBe(500) // without the house's error handler; the file is not there
      await placePair(authorityFiles(folder), authority)
      const sent = await app.inject('/authority.crt')
      expect([sent.statusCode, sent.headers['content-type'], sent.body]).toEqual([
        200,
        'application/x-x509-ca-cert',
        authority.cert,
      ])
    } finally {
      renewal.stop()
      await app.close()
      rmSync(folder, { recursive: true })
    }
  })

  it('不成对、不存在：不启动，一句话', () => {
    expect(() => secureHost({ TLS_CERT: '/nowhere/a.crt', TLS_KEY: '/nowhere/a.key' })).toThrow('/nowhere/a.crt')
    expect(() => secureHost({ HOST: '0.0.0.0' })).toThrow('TLS_CERT')
  })
})

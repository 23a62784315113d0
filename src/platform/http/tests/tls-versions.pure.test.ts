import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { connect, type SecureVersion } from 'node:tls'
import { afterAll, describe, expect, it } from 'vitest'
import { openLog } from '#platform/log/log.ts'
import { makeAuthority, makeCertificate, privateNames } from '#platform/tls/authority.ts'
import { sendBytes } from '../../../../fixtures/outside/wire.ts'
import { problemsOf } from '../problems.ts'
import { httpServer } from '../server.ts'

const now = new Date()
const authority = await makeAuthority({ name: '示例县人大会场', ...privateNames, now })
const { app } = httpServer({
  tls: await makeCertificate(authority, { names: ['meeting.lan', '127.0.0.1'], days: 30, now }),
  problems: problemsOf([], (_language, key) => key),
  languageOf: () => 'zh-CN',
  log: openLog(null),
  pageOf: async () => undefined,
})
app.get('/read', async () => ({ read: true }))
await app.listen({ host: '127.0.0.1', port: 0 })
const { port } = app.server.address() as AddressInfo
afterAll(() => app.close())

/** The protocol agreed on by a client that speaks this one only and minds no weakness, or why there is none. */
const agreed = async (version: SecureVersion): Promise<string | null> => {
  const only = { minVersion: version, maxVersion: version, ciphers: 'DEFAULT:@SECLEVEL=0' }
  const socket = connect({ host: '127.0.0.1', port, ca: authority.cert, ...only })
  try {
    await once(socket, 'secureConnect')
    return socket.getProtocol()
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? null
  } finally {
    socket.destroy()
  }
}

const refusedVersion = 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION'

describe('传输加密（ASVS 12.1.1、12.2.1）', () => {
  it('只说 TLS 1.2 和 1.3，旧的一律不谈', async () => {
    const versions = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const
    expect(await Promise.all(versions.map(agreed))).toEqual([refusedVersion, refusedVersion, 'TLSv1.2', 'TLSv1.3'])
  })

  it('没有加密的请求不答内容，也不引到别处', async () => {
    const { text, isClosed } = await sendBytes(`http://127.0.0.1:${port}`, 'GET /read HTTP/1.1\r\nhost: here\r\n\r\n')
    expect([isClosed, /HTTP\/1\.1 [23]|location:|read"/i.test(text)]).toEqual([true, false])
  })
})

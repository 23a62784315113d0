import { X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'node:tls'
import { afterAll, describe, expect, it } from 'vitest'
import { constraintsOf, makeAuthority, makeCertificate, mostDays, type Pair, privateNames } from '../authority.ts'
import { mayVouch, readRange } from '../constraints.ts'
import { placePair } from '../place-pair.ts'
import { daysLeft, readPair, watchPair } from '../pair.ts'

const now = new Date()
const folder = mkdtempSync(join(tmpdir(), 'luzhi-tls-'))
afterAll(() => rmSync(folder, { recursive: true }))

const authority = await makeAuthority({ name: '沈丘县人大会场', ...privateNames, now })

/** What a client that trusts the authority says of the server under this name. */
const judged = async (pair: Pair, name: string): Promise<string> => {
  const server = createServer(pair).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const socket = connect({ host: '127.0.0.1', port, ca: authority.cert, servername: /^[\d.]+$/.test(name) ? '' : name })
  try {
    return await new Promise<string>((resolve) => {
      socket.once('secureConnect', () => resolve('trusted'))
      socket.once('error', (error: NodeJS.ErrnoException) => resolve(`${error.code} ${error.message}`))
    })
  } finally {
    socket.destroy()
    server.close()
  }
}

describe('会场自己的证书机构', () => {
  it('本机名和内网地址的证书，信任它的客户端认', async () => {
    const pair = await makeCertificate(authority, { names: ['meeting.lan', '127.0.0.1'], days: 9999, now })
    expect([await judged(pair, 'meeting.lan'), await judged(pair, '127.0.0.1')]).toEqual(['trusted', 'trusted'])
    expect(await judged(pair, 'other.lan')).toContain('ERR_TLS_CERT_ALTNAME_INVALID')
  })

  it('公网的名字它担保不了：就算私钥被偷，手机也不认', async () => {
    const stolen = await makeCertificate(authority, { names: ['bank.example.com', '127.0.0.1'], days: 30, now })
    expect(await judged(stolen, 'bank.example.com')).toMatch(/PERMITTED_SUBTREE|permitted subtree/i)
    expect(constraintsOf(authority.cert)).toEqual(privateNames)
    expect(mayVouch(constraintsOf(authority.cert), 'bank.example.com')).toBe(false)
    expect(mayVouch(constraintsOf(authority.cert), 'a.meeting.lan')).toBe(true)
    expect(mayVouch(constraintsOf(authority.cert), '172.31.0.9')).toBe(true)
    expect(mayVouch(constraintsOf(authority.cert), '172.32.0.9')).toBe(false)
  })

  it('手机要求：不超过 397 天，机构本身不能再发机构', async () => {
    const { cert } = await makeCertificate(authority, { names: ['meeting.lan'], days: 9999, now })
    const leaf = new X509Certificate(cert)
    const holds = (Date.parse(leaf.validTo) - Date.parse(leaf.validFrom)) / 86_400_000
    expect(holds).toBeLessThanOrEqual(mostDays)
    expect([leaf.ca, new X509Certificate(authority.cert).ca]).toEqual([false, true])
    expect(leaf.verify(new X509Certificate(authority.cert).publicKey)).toBe(true)
    expect(daysLeft(cert, now)).toBeGreaterThan(390)
    expect(daysLeft(cert, new Date(now.getTime() + 500 * 86_400_000))).toBeLessThan(0)
  })

  it('网段的写法', () => {
    expect(readRange('10.8.0.0/16')).toEqual({ address: '10.8.0.0', bits: 16 })
    expect(readRange('10.8.0.1')).toEqual({ address: '10.8.0.1', bits: 32 })
    for (const wrong of ['10.8.0.0/33', '10.8', 'a', '::1/64', ''])
      expect([wrong, readRange(wrong)]).toEqual([wrong, undefined])
  })
})

describe('换证书不用重启', () => {
  const [cert, key] = [join(folder, 'server.crt'), join(folder, 'server.key')]
  const put = (pair: Pair): Promise<void> => placePair({ cert, key }, pair)

  it('成对的接过来；不成对的不要，原来的留着', async () => {
    const [first, second] = [
      await makeCertificate(authority, { names: ['one.lan'], days: 30, now }),
      await makeCertificate(authority, { names: ['two.lan'], days: 30, now }),
    ]
    await put(first)
    const taken: Pair[] = []
    const faults: unknown[] = []
    const watched = watchPair(
      { cert, key },
      (pair) => taken.push(pair),
      (error) => faults.push(error),
    )
    try {
      writeFileSync(cert, second.cert)
      watched.again()
      expect([taken.length, faults.length]).toEqual([0, 1])
      await put(second)
      watched.again()
      expect([taken.at(-1)?.cert, faults.length]).toEqual([second.cert, 1])
    } finally {
      watched.stop()
    }
    expect(() => readPair({ cert, key: join(folder, 'none') })).toThrow('ENOENT')
  })

  it('私钥只有主人能读', () => {
    expect([statSync(key).mode & 0o777, statSync(cert).mode & 0o777]).toEqual([0o600, 0o644])
  })
})

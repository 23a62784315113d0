import { createServer, type Server } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { scannerAt } from '../scanner.ts'

/** The sign by which scanners are tried (EICAR), put together so that no scanner takes this file for it. */
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')

const servers: Server[] = []
const folder = mkdtempSync(join(tmpdir(), 'luzhi-scan-'))
afterAll(() => {
  for (const server of servers) server.close()
  rmSync(folder, { recursive: true, force: true })
})

/** What a stand-in heard: the pieces put together again, as clamd reads INSTREAM. */
const bodyOf = (heard: Buffer): Buffer | null => {
  if (!heard.toString('latin1', 0, 10).startsWith('zINSTREAM\0')) return null
  const pieces: Buffer[] = []
  for (let at = 10; at + 4 <= heard.length; ) {
    const length = heard.readUInt32BE(at)
    if (length === 0) return Buffer.concat(pieces)
    if (at + 4 + length > heard.length) return null
    pieces.push(heard.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return null
}

/** Answers as clamd does. */
const standIn = (at: string | 0, answer?: string): Promise<string> =>
  new Promise((resolve) => {
    const server = createServer({ allowHalfOpen: true }, (socket) => {
      let heard = Buffer.alloc(0)
      socket.on('data', (piece) => {
        heard = Buffer.concat([heard, piece])
        const body = bodyOf(heard)
        if (body) socket.end(answer ?? (body.includes(eicar) ? 'stream: Eicar-Test FOUND\0' : 'stream: OK\0'))
      })
    })
    servers.push(server)
    server.listen(at, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? `clamd:127.0.0.1:${address.port}` : `clamd:${at}`)
    })
  })

describe('病毒扫描', () => {
  it.each(['端口', '套接字'])('%s：干净的说干净，带毒的说带毒，几兆的文件分段送完', async (way) => {
    const scan = scannerAt(await standIn(way === '端口' ? 0 : join(folder, 'clamd.sock')))
    expect(await scan(Buffer.from('路灯'))).toBe('clean')
    expect(await scan(Buffer.from(eicar))).toBe('infected')
    expect(await scan(Buffer.concat([Buffer.alloc(3_000_000, 1), Buffer.from(eicar)]))).toBe('infected')
  })

  it('扫描的不在、说不清、说出错：不当作干净', async () => {
    const refused = { refusal: { code: 'scanner-away' } }
    await expect(scannerAt('clamd:127.0.0.1:1')(Buffer.from('x'))).rejects.toMatchObject(refused)
    for (const answer of ['', 'stream: size limit exceeded ERROR\0', 'nonsense'])
      await expect(scannerAt(await standIn(0, answer))(Buffer.from('x'))).rejects.toMatchObject(refused)
  })

  it('写错了的设置，启动时就说', () => {
    for (const setting of ['', 'clamd:', 'clamd:host', 'clamd:relative/path', 'http://host:1'])
      expect(() => scannerAt(setting)).toThrow('LUZHI_SCANNER')
  })
})

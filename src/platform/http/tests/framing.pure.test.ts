import { setTimeout as sleep } from 'node:timers/promises'
import { connect } from 'node:net'
import { afterAll, describe, expect, it } from 'vitest'
import { openLog } from '#platform/log/log.ts'
import { sendBytes } from '../../../../fixtures/outside/wire.ts'
import { problemsOf } from '../problems.ts'
import { httpServer } from '../server.ts'

let written = 0
const { app } = httpServer({
  tls: null,
  patience: { headers: 400, body: 400, upload: { bytes: 1000, every: 400 }, longest: 60_000, look: 100 },
  problems: problemsOf([], (_language, key) => key),
  languageOf: () => 'zh-CN',
  log: openLog(null),
  pageOf: async () => undefined,
})
app.post('/write', async () => ({ written: ++written }))
app.get('/read', async () => ({ read: true }))
app.addContentTypeParser('text/csv', (_request, payload, done) => done(null, payload))
app.post('/file', { config: { isUpload: true } }, async ({ body }) => {
  let size = 0
  for await (const piece of body as AsyncIterable<Uint8Array>) size += piece.length
  return { size }
})
const url = await app.listen({ host: '127.0.0.1', port: 0 })
afterAll(() => app.close())

const head = 'POST /write HTTP/1.1\r\nhost: here\r\ncontent-type: application/json\r\n'
const smuggled = 'GET /read HTTP/1.1\r\nhost: here\r\n\r\n'

describe('夹带的请求一个也不办（ASVS 4.2.1）：拒绝，关掉连接，没有第二个答复', () => {
  it.each([
    ['长度和分块都有', `${head}content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`],
    ['分块和长度都有', `${head}transfer-encoding: chunked\r\ncontent-length: 5\r\n\r\n0\r\n\r\n${smuggled}`],
    ['两个不同的长度', `${head}content-length: 2\r\ncontent-length: 40\r\n\r\n{}${smuggled}`],
    ['两个相同的长度', `${head}content-length: 2\r\ncontent-length: 2\r\n\r\n{}${smuggled}`],
    ['长度是一串', `${head}content-length: 2, 2\r\n\r\n{}${smuggled}`],
    ['长度有正号', `${head}content-length: +2\r\n\r\n{}${smuggled}`],
    ['头续到下一行', `${head}x-a: one\r\n two\r\ncontent-length: 2\r\n\r\n{}${smuggled}`],
    ['只有换行', `${head.replaceAll('\r\n', '\n')}content-length: 2\n\n{}${smuggled}`],
    ['头名后有空格', `${head}content-length : 2\r\n\r\n{}${smuggled}`],
    ['分块的写法不明', `${head}transfer-encoding: xchunked\r\n\r\n0\r\n\r\n${smuggled}`],
    ['块长不是数', `${head}transfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n${smuggled}`],
    ['头里有 NUL', `${head}x-a: o\0ne\r\ncontent-length: 2\r\n\r\n{}${smuggled}`],
  ])('%s', async (_what, bytes) => {
    const before = written
    const { text, isClosed } = await sendBytes(url, bytes)
    expect(isClosed).toBe(true)
    expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 400'])
    expect(text.toLowerCase()).toContain('x-content-type-options: nosniff')
    expect(text).toContain('application/problem+json; charset=utf-8')
    expect(written).toBe(before)
  })

  it('好好的两个请求都答', async () => {
    const { text } = await sendBytes(url, `${smuggled}${smuggled}`, 300)
    expect(text.match(/HTTP\/1\.1 200/g)).toHaveLength(2)
  })
})

/** A client that sends a piece every so often, and how long the server bore it. */
const drip = (first: string, piece: string, every: number): Promise<{ ms: number; text: string }> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(url)
    const socket = connect(Number(port), hostname)
    const begun = performance.now()
    let text = ''
    socket.setEncoding('latin1').on('data', (more: string) => {
      text += more
    })
    socket.write(first)
    const timer = setInterval(() => socket.write(piece), every)
    socket.on('error', () => {})
    socket.on('close', () => {
      clearInterval(timer)
      resolve({ ms: performance.now() - begun, text })
    })
  })

describe('慢慢发的，到时候关掉', () => {
  it('头', async () => {
    const { ms, text } = await drip('GET /read HTTP/1.1\r\n', 'x', 50)
    expect(ms).toBeLessThan(2000)
    expect(text).toContain('408')
  })

  it('正文', async () => {
    const { ms, text } = await drip(`${head}content-length: 1000\r\n\r\n{`, ' ', 50)
    expect(ms).toBeLessThan(2000)
    expect(text).toContain('408')
  })

  it('文件', async () => {
    const { ms, text } = await drip(
      `POST /file HTTP/1.1\r\nhost: here\r\ncontent-type: text/csv\r\ncontent-length: 1000000\r\n\r\n`,
      'x',
      50,
    )
    expect(ms).toBeLessThan(2000)
    expect(text).toContain('408')
  })

  it('文件发得久而一直在发，不关', async () => {
    const pieces = 8
    const piece = 'x'.repeat(2000)
    const text = await new Promise<string>((resolve) => {
      const { hostname, port } = new URL(url)
      const socket = connect(Number(port), hostname)
      socket.setEncoding('latin1').on('data', (more: string) => {
        resolve(more)
        socket.destroy()
      })
      socket.on('error', () => resolve('')).on('close', () => resolve(''))
      socket.write(
        `POST /file HTTP/1.1\r\nhost: here\r\ncontent-type: text/csv\r\ncontent-length: ${pieces * piece.length}\r\n\r\n`,
      )
      void (async () => {
        for (let count = 0; count < pieces; count++) {
          await sleep(150)
          socket.write(piece)
        }
      })()
    })
    expect(text).toContain('200')
  })
})

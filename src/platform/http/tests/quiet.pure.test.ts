import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { openLog } from '#platform/log/log.ts'
import { httpServer } from '../server.ts'

const { app } = httpServer({
  tls: null,
  problems: { documentOf: () => ({ status: 500 }) } as never,
  languageOf: () => 'zh-CN',
  log: openLog(null),
  pageOf: async () => undefined,
})
const quietFor = 300
app.server.timeout = quietFor
app.post('/long', async () => {
  await sleep(3 * quietFor)
  return { done: true }
})
const url = new URL(await app.listen({ host: '127.0.0.1', port: 0 }))
afterAll(() => app.close())

describe('没有动静的连接到时候关掉', () => {
  it('在办的不算：办得比时限久，也等得到答复', async () => {
    const answer = await fetch(new URL('/long', url), { method: 'POST' })
    expect(await answer.json()).toEqual({ done: true })
  })

  it('话没说完就不说了的关掉', async () => {
    const socket = connect(Number(url.port), url.hostname)
    socket.write('POST /long HTTP/1.1\r\nhost: here\r\ncontent-length: 10\r\ncontent-type: application/json\r\n\r\n{')
    const begun = performance.now()
    await new Promise((resolve) =>
      socket
        .once('close', resolve)
        .on('error', () => {})
        .resume(),
    )
    expect(performance.now() - begun).toBeLessThan(3 * quietFor)
  })
})

import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { openLog } from '../log.ts'
import { forwarding, messageOf, readCollector } from '../syslog.ts'

/** A collector that reads octet-counted messages. */
const collector = async (port = 0) => {
  const messages: string[] = []
  const sockets = new Set<Socket>()
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    let rest = Buffer.alloc(0)
    socket.on('error', () => {})
    socket.on('data', (bytes) => {
      rest = Buffer.concat([rest, bytes])
      for (let space = rest.indexOf(' '); space > 0; space = rest.indexOf(' ')) {
        const end = space + 1 + Number(rest.toString('latin1', 0, space))
        if (rest.length < end) break
        messages.push(rest.toString('utf8', space + 1, end))
        rest = rest.subarray(end)
      }
    })
  }).listen(port, '127.0.0.1')
  await once(server, 'listening')
  const die = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy()
    server.close()
    await once(server, 'close')
  }
  return { messages, die, port: (server.address() as AddressInfo).port }
}

const stops: (() => unknown)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

const until = async (isDone: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 400 && !isDone(); tries++) await pause(20)
}
const lines = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, n) => JSON.stringify({ level: 30, time: 0, n: from + n }))
const numbersIn = (messages: readonly string[]): Set<number> =>
  new Set(messages.map((message) => Number(/"n":(\d+)/.exec(message)?.[1])))

describe('转发日志（集中管控）', () => {
  it('日志服务器停了再来：一行不丢，最多重复', async () => {
    const first = await collector()
    const { write, stop, dropped } = forwarding(
      { protocol: 'tcp', host: '127.0.0.1', port: first.port },
      { retryAfter: 50 },
    )
    stops.push(stop)
    for (const line of lines(0, 200)) write(line)
    await until(() => first.messages.length >= 200)
    await first.die()
    for (const line of lines(200, 700)) write(line)
    await pause(100)
    const second = await collector(first.port)
    stops.push(second.die)
    for (const line of lines(700, 800)) write(line)
    await until(() => numbersIn([...first.messages, ...second.messages]).size === 800)
    expect([numbersIn([...first.messages, ...second.messages]).size, dropped()]).toEqual([800, 0])
  })

  it('一直不来：只留最近的，丢了多少说得出，服务不受影响', () => {
    const { write, stop, dropped } = forwarding({ protocol: 'tcp', host: '127.0.0.1', port: 9 }, { most: 100 })
    stops.push(stop)
    for (const line of lines(0, 150)) write(line)
    expect(dropped()).toBe(50)
  })

  it('连得上却不读：当它不在，内存里不越积越多；停的时候最后几行还送得到', { timeout: 20_000 }, async () => {
    const deaf = createServer((socket) => socket.pause().on('error', () => {}))
    deaf.listen(0, '127.0.0.1')
    await once(deaf, 'listening')
    const { port } = deaf.address() as AddressInfo
    const { write, stop, dropped } = forwarding(
      { protocol: 'tcp', host: '127.0.0.1', port },
      { most: 50, retryAfter: 50 },
    )
    const long = JSON.stringify({ level: 30, time: 0, text: 'x'.repeat(200_000) })
    for (let n = 0; n < 400 && dropped() === 0; n++) {
      write(long)
      await pause(5)
    }
    expect(dropped()).toBeGreaterThan(0)
    await stop()
    deaf.close()

    const hearing = await collector()
    stops.push(hearing.die)
    const last = forwarding({ protocol: 'tcp', host: '127.0.0.1', port: hearing.port })
    for (const line of lines(0, 500)) last.write(line)
    await last.stop()
    await until(() => numbersIn(hearing.messages).size === 500)
    expect(numbersIn(hearing.messages).size).toBe(500)
  })

  it('UDP，按 RFC 5424', async () => {
    const socket = createSocket('udp4').bind(0, '127.0.0.1')
    await once(socket, 'listening')
    const { write, stop } = forwarding({ protocol: 'udp', host: '127.0.0.1', port: socket.address().port })
    stops.push(stop, () => socket.close())
    const got = once(socket, 'message')
    write('{"level":50,"time":1764360000000,"msg":"defect"}\n')
    const [message] = (await got) as [Buffer]
    expect(message.toString()).toMatch(/^<131>1 2025-11-28T20:00:00\.000Z \S+ luzhi \d+ - - \{"level":50.*\}$/)
    expect(messageOf('{"level":30,"time":0}', 'h', 7)).toBe(
      '<134>1 1970-01-01T00:00:00.000Z h luzhi 7 - - {"level":30,"time":0}',
    )
  })

  it('地址的写法', () => {
    expect(readCollector('tcp://log.lan')).toEqual({ protocol: 'tcp', host: 'log.lan', port: 601 })
    expect(readCollector('udp://[2001:db8::1]:5514')).toEqual({ protocol: 'udp', host: '2001:db8::1', port: 5514 })
    for (const wrong of ['log.lan:514', 'http://log.lan', 'udp://', ''])
      expect([wrong, readCollector(wrong)]).toEqual([wrong, undefined])
  })
})

describe('一条日志就是一行（16.4.1）', () => {
  const logged = (write: (log: ReturnType<typeof openLog>) => void): string[] => {
    const kept: string[] = []
    write(openLog('/dev/null', [{ write: (line: string) => void kept.push(line) }]))
    return kept
  }

  it('换行、终端控制符、空字符都写成转义', () => {
    const [line = '', ...more] = logged((log) => log.warn({ route: 'a\r\nfake {"level":60}\u001b[31m\u0000' }, 'x\ny'))
    expect(more).toEqual([])
    expect(line.trimEnd()).not.toMatch(/[\u0000-\u001f]/)
    expect(JSON.parse(line)).toMatchObject({ msg: 'x\ny' })
  })

  it('数据库的错误只留代码：它的话里有人的资料', () => {
    const error = Object.assign(new Error('duplicate key (phone)=(13800001234)'), {
      severity: 'ERROR',
      code: '23505',
      detail: 'Key (name)=(王小明) already exists.',
      where: '王小明',
    })
    const [line = ''] = logged((log) => log.error({ err: error }, 'defect'))
    expect(line).not.toMatch(/13800001234|王小明/)
    expect(JSON.parse(line)).toMatchObject({ err: { code: '23505' } })
    expect(logged((log) => log.error({ err: new TypeError('x is not a function') }, 'defect'))[0]).toContain('x is not')
  })
})

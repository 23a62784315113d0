import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { openInstance } from '#apps/instance.ts'
import { makeCounty } from '../fixtures/load-county.ts'
import { quantile, shoot } from './running/load.ts'
import type { Check } from './running/report.ts'
import { residentMegabytes, type Running, withPlace } from './running/server.ts'

const count = 2000
/** Milliseconds after which such a connection must be gone (security.md, fault 15). */
const longest = 30_000

const head = (path: string): string =>
  `POST ${path} HTTP/1.1\r\nhost: here\r\ncontent-type: application/json\r\ncontent-length: 100000\r\n`

/** What a slow client has sent at once; the rest comes byte by byte. */
const beginnings = [
  'GET / HTTP/1.1\r\nhost: ',
  `${head('/api/public/v1/opinions')}x-slow: `,
  `${head('/api/public/v1/opinions')}\r\n{`,
  'POST /say HTTP/1.1\r\nhost: here\r\ncontent-type: multipart/form-data; boundary=slow\r\ncontent-length: 100000\r\n\r\n--slow\r\n',
]

interface Slow {
  readonly socket: Socket
  readonly begun: number
  ended: number | undefined
}

const openSlow = (port: number, index: number): Slow => {
  const socket = connect(port, '127.0.0.1')
  const slow: Slow = { socket, begun: performance.now(), ended: undefined }
  socket
    .on('error', () => {})
    .on('close', () => {
      slow.ended = performance.now()
    })
  socket.resume().write(beginnings[index % beginnings.length] ?? '')
  return slow
}

/** So many sockets that send a byte a second, until all of them were cut off or patience is at its end. */
const crawl = async (port: number): Promise<readonly Slow[]> => {
  const all: Slow[] = []
  for (let index = 0; index < count; index++) {
    all.push(openSlow(port, index))
    if (index % 100 === 99) await sleep(20)
  }
  const end = performance.now() + longest + 10_000
  while (performance.now() < end && all.some(({ ended }) => ended === undefined)) {
    for (const { socket, ended } of all) if (ended === undefined) socket.write('x')
    await sleep(1000)
  }
  for (const { socket } of all) socket.destroy()
  return all
}

const slowConnections = async (server: Running, token: string, check: Check): Promise<void> => {
  const port = Number(new URL(server.url).port)
  const usual = () =>
    shoot(server.url, () => ({ path: '/api/v1/opinions?limit=20', token }), { perSecond: 40, seconds: 8, warm: 1 })
  const before = await usual()
  const crawling = crawl(port)
  await sleep(3000)
  const during = await usual()
  const slow = await crawling
  const lasted = slow.map(({ begun, ended }) => (ended ?? Infinity) - begun)
  const ratio = quantile(during.admitted, 0.99) / quantile(before.admitted, 0.99)
  console.log(
    `     p99 ${quantile(before.admitted, 0.99).toFixed(0)} ms without, ${quantile(during.admitted, 0.99).toFixed(0)} ms beside ${count} slow connections; the last was cut off after ${(Math.max(...lasted) / 1000).toFixed(1)} s`,
  )
  check(`beside ${count} slow connections others take ${ratio.toFixed(2)} times as long (p99)`, [
    ...(ratio <= 2 ? [] : ['more than twice']),
    ...(during.refused > 0 ? [`${during.refused} were refused`] : []),
    ...during.wrong,
  ])
  const late = lasted.filter((milliseconds) => milliseconds > longest).length
  check(`slow connections are cut off within ${longest / 1000} s`, late === 0 ? [] : [`${late} of ${count} were not`])
}

/** Sends a body without end and answers what came back, and how much had been sent by then. */
const sendWithoutEnd = (port: number, first: string): Promise<{ readonly text: string; readonly megabytes: number }> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const piece = Buffer.from(`10000\r\n${'x'.repeat(0x1_00_00)}\r\n`)
    let text = ''
    let sent = 0
    const end = () => {
      clearTimeout(limit)
      socket.destroy()
      resolve({ text, megabytes: sent / 1e6 })
    }
    const limit = setTimeout(end, 40_000)
    const pump = (): void => {
      while (!socket.destroyed && sent < 5e9 && socket.write(piece)) sent += piece.length
    }
    socket.setEncoding('latin1').on('data', (more: string) => {
      text += more
    })
    socket
      .on('drain', pump)
      .on('error', () => {})
      .on('close', end)
    socket.write(first)
    pump()
  })

const endlessBody = async (server: Running, token: string, check: Check): Promise<void> => {
  const port = Number(new URL(server.url).port)
  const chunked = (path: string, type: string): string =>
    `POST ${path} HTTP/1.1\r\nhost: here\r\nauthorization: Bearer ${token}\r\ncontent-type: ${type}\r\ntransfer-encoding: chunked\r\n\r\n`
  const places = [
    ['/api/v1/opinions', 'application/json'],
    ['/say', 'application/x-www-form-urlencoded'],
    [`/api/v1/imports?kind=persons&name=a.csv&id=${crypto.randomUUID()}`, 'text/csv'],
  ] as const
  for (const [path, type] of places) {
    const before = residentMegabytes(server.pid)
    let most = before
    const watching = setInterval(() => {
      most = Math.max(most, residentMegabytes(server.pid))
    }, 50)
    let { text, megabytes } = await sendWithoutEnd(port, chunked(path, type))
    // Who is still sending when the connection closes may lose the answer to a reset: asked again, it comes.
    for (let tries = 0; text === '' && tries < 5; tries++)
      ({ text, megabytes } = await sendWithoutEnd(port, chunked(path, type)))
    clearInterval(watching)
    const [status = 'no answer'] = /(?<=HTTP\/1\.1 )\d+/.exec(text) ?? []
    check(
      `a body without end to ${path.split('?')[0]} is cut off with ${status} after ${megabytes.toFixed(0)} MB, ${Math.round(most - before)} MB of memory`,
      [
        ...(status === '413' ? [] : [`answered ${status}`]),
        ...(most - before < 64 ? [] : ['64 MB or more']),
        ...(megabytes < 200 ? [] : ['it was read on']),
      ],
    )
  }
}

/** Whoever holds connections by being slow, or fills the server by not ending, keeps nobody else from being served. */
export const slow = (check: Check): Promise<void> =>
  withPlace(async ({ dataDir, start }) => {
    const server = await start()
    const env = { ...process.env, LUZHI_DATA: dataDir, DATABASE_URL: undefined }
    const instance = await openInstance({ role: 'tool', say: () => {}, env })
    const { tokens } = await makeCounty(instance)
    await instance.close()
    await shoot(server.url, () => ({ path: '/api/v1/opinions?limit=20', token: tokens.clerk }), {
      perSecond: 40,
      seconds: 3,
    })
    await endlessBody(server, tokens.clerk, check)
    await slowConnections(server, tokens.clerk, check)
  })

import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { withCounty } from './running/county.ts'
import type { Check } from './running/report.ts'
import { newSubmission, send } from './running/clients.ts'
import type { Skip } from './running/disk.ts'
import { postmasterOf, withPlace } from './running/server.ts'

const tries = 200
/** So many that none is tried more often than one code may be. */
const codeCount = 40
/** Of two medians; ASVS 6.3.8 as our bar reads it. */
const mostApart = 0.05

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0

interface Tried {
  readonly answer: string
  readonly took: number
}

const asked = async (url: string, path: string, body: unknown, source: string): Promise<Tried> => {
  const from = performance.now()
  const answer = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': source },
    body: JSON.stringify(body),
  })
  const text = await answer.text()
  return { answer: `${answer.status} ${text}`, took: performance.now() - from }
}

/** Both kinds turn by turn, now one first and now the other, so that whatever else the machine does falls on both. */
const compared = async (
  known: (nth: number, source: string) => Promise<Tried>,
  unknown: (nth: number, source: string) => Promise<Tried>,
) => {
  const times: [number[], number[]] = [[], []]
  const answers = new Set<string>()
  for (let nth = -10; nth < tries; nth++)
    for (const which of nth % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      const one = [known, unknown][which] as typeof known
      const { answer, took } = await one(Math.abs(nth), `10.${81 + which}.${nth & 255}.${nth < 0 ? 2 : 1}`)
      answers.add(answer)
      if (nth >= 0) times[which].push(took) // the first ones warm up
    }
  const [here, nowhere] = [median(times[0]), median(times[1])]
  return { here, nowhere, apart: Math.abs(here - nowhere) / nowhere, answers }
}

/** ASVS 6.3.8, threat 5: whether a name or a receipt code is known is told neither by the answer nor by the time that it takes. */
export const sameTime = (check: Check): Promise<void> =>
  withCounty(
    async ({ server: { url }, county }) => {
      const tell = (what: string, { here, nowhere, apart, answers }: Awaited<ReturnType<typeof compared>>) =>
        check(`${what}: medians of ${tries} tries, known ${here.toFixed(1)} ms, unknown ${nowhere.toFixed(1)} ms`, [
          ...(apart <= mostApart ? [] : [`they are ${(apart * 100).toFixed(1)} % apart`]),
          ...(answers.size === 1 ? [] : [`the answers differ: ${[...answers].join(' | ').slice(0, 300)}`]),
        ])
      const names = Object.keys(county.loginIds).map((member) => `bench-${member}`)
      const logIn = (login: string, source: string) =>
        asked(url, '/api/v1/login', { login, password: 'not the password' }, source)
      tell(
        'log-in by a wrong password',
        await compared(
          (nth, source) => logIn(names[nth % names.length] ?? '', source),
          (nth, source) => logIn(`stray-${nth % names.length}`, source),
        ),
      )
      const codes: string[] = []
      for (let nth = 0; nth < codeCount; nth++) {
        const { body } = await send(url, '/api/v1/opinions', county.tokens.clerk, {
          ...newSubmission(county),
          ...(nth % 2 === 0 && { authorPhone: '13800001234' }),
        })
        codes.push((body as { receipt: { code: string } }).receipt.code)
      }
      const lookUp = (code: string, source: string) =>
        asked(url, '/api/public/v1/lookups', { code, fact: '0000' }, source)
      const stray = (nth: number): string =>
        String(((Number(codes[nth % codeCount]) || 0) + 50_000_000) % 100_000_000).padStart(8, '0')
      tell(
        'a receipt looked up by a wrong word',
        await compared(
          (nth, source) => lookUp(codes[nth % codeCount] ?? '', source),
          (nth, source) => lookUp(stray(nth), source),
        ),
      )
    },
    { env: { LUZHI_PROXY: '1' } },
  )

const numbered = (folder: string): string[] => readdirSync(folder).filter((name) => /^\d+$/.test(name))

const parentOf = (pid: string): string => {
  try {
    return /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? ''
  } catch {
    return '' // it has ended meanwhile
  }
}

/** These processes and all that they started. */
const treeOf = (roots: readonly string[]): Set<string> => {
  const parents = new Map(numbered('/proc').map((pid) => [pid, parentOf(pid)]))
  const tree = new Set(roots)
  for (let size = 0; size < tree.size; ) {
    size = tree.size
    for (const [pid, parent] of parents) if (tree.has(parent)) tree.add(pid)
  }
  return tree
}

const socketsOf = (pid: string): string[] => {
  try {
    return numbered(`/proc/${pid}/fd`).flatMap((fd) => {
      const to = readlinkSync(`/proc/${pid}/fd/${fd}`)
      return /^socket:\[(\d+)\]$/.exec(to)?.[1] ?? []
    })
  } catch {
    return []
  }
}

/** What the kernel lists as open to others: TCP that listens, UDP that is bound to nobody. Addresses as it writes them, `0100007F:1F90`. */
const openIn = (protocol: 'tcp' | 'tcp6' | 'udp' | 'udp6') =>
  readFileSync(`/proc/net/${protocol}`, 'utf8')
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , , state]) => state === (protocol.startsWith('tcp') ? '0A' : '07'))
    .map(([, address = '', , , , , , , , inode = '']) => ({ address: `${protocol} ${address}`, inode }))

/** 等保 入侵防范: an install as it comes listens at one address only, the one that it says, on loopback. */
export const onePort = (check: Check, skip: Skip): Promise<void> => {
  if (!existsSync('/proc/net/tcp')) return Promise.resolve(skip('one port', 'sockets are read from /proc (Linux)'))
  return withPlace(async ({ dataDir, start }) => {
    const server = await start({ HOST: undefined })
    const tree = treeOf([String(server.pid), String(postmasterOf(dataDir))])
    const own = new Set([...tree].flatMap(socketsOf))
    const open = (['tcp', 'tcp6', 'udp', 'udp6'] as const).flatMap(openIn).filter(({ inode }) => own.has(inode))
    server.kill('SIGTERM')
    const { said } = await server.ended
    const port = Number(new URL(server.url).port).toString(16).toUpperCase().padStart(4, '0')
    check(`of ${tree.size} processes one listens, at one address: ${open.map(({ address }) => address).join(', ')}`, [
      ...(tree.size >= 5 ? [] : ['the database was not looked at']),
      ...(open.some(({ address }) => address === `tcp 0100007F:${port}`) ? [] : ['not where it should']),
      ...open.filter(({ address }) => address !== `tcp 0100007F:${port}`).map(({ address }) => `also ${address}`),
      ...(said.includes(server.url) ? [] : [`it does not say so: ${said.slice(0, 300)}`]),
    ])
  })
}

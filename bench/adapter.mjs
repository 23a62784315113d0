// Luzhi for the shared harness: the real server over HTTP, an office clerk's token, every answer through scope, events and tasks.
// Plain JavaScript, because the harness may run under Node 20; the server and the seeding run under the pinned Node 24.
import { spawn, spawnSync } from 'node:child_process'
import { randomFillSync } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, promises as stream } from 'node:stream'
import { nodeFlags } from '../src/apps/launcher/child.mjs'
import { ensure, root } from '../src/apps/launcher/ensure.mjs'

const port = Number(process.env.LUZHI_BENCH_PORT ?? 18180)
const db = 'bench_luzhi'
const home = join(process.env.BENCH_HOME ?? join(tmpdir(), 'peer-bench'), 'luzhi')

/** The harness's states by ours, and the move that is legal from each for the clerk, with its input. */
const states = {
  received: 'received',
  assigned: 'assigned',
  working: 'handling',
  replied: 'answered',
  closed: 'closed',
  rejected: 'declined',
}
const statesBack = Object.fromEntries(Object.entries(states).map(([theirs, ours]) => [ours, theirs]))
const moves = {
  received: ['accept', { category: 'cat01' }],
  assigned: ['recall', { reason: '改派' }],
  handling: ['recall', { reason: '改派' }],
  answered: ['release', {}],
  closed: ['reopen', { reason: '再次办理' }],
  declined: ['reopen', { reason: '再次办理' }],
}
const kinds = { 'opinion.submitted': 'created', 'opinion.assigned': 'assigned' }
const seededVersion = 3

const uuid = (head) => `${head.slice(0, 8)}-${head.slice(8)}-7000-8000-000000000000`
const first = 1_688_169_600_000
const apart = 946_080
/** The seed's numbers as version 7 ids in the order of their creation, and back. */
const opinionId = (number) => uuid((first + number * apart).toString(16).padStart(12, '0'))
const numberOf = (id) => (Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) - first) / apart
const venueId = (number) => uuid(number.toString(16).padStart(12, '0'))

const pool = new Uint8Array(16 * 1024)
let used = pool.length
const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
/** A fresh version 7 id, as any caller makes it. */
const freshId = () => {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const time = Date.now().toString(16).padStart(12, '0')
  let tail = ''
  for (let index = 0; index < 10; index++) tail += hex[pool[used + index]]
  used += 16
  return `${time.slice(0, 8)}-${time.slice(8)}-7${tail.slice(1, 4)}-8${tail.slice(5, 8)}-${tail.slice(8)}`
}

/** What the seeding answers: the clerk's token and the township codes of the county that it made. */
let made = { token: '', townships: [] }
/** The seeded state of every opinion, by number. */
let seeded = []

const townshipOf = (code) => made.townships[Number(code.slice(4)) - 1]
const environment = (tools, env) => ({
  ...env,
  NODE_ENV: 'production',
  DATABASE_URL: tools.pgUrl(db),
  LUZHI_DATA: join(home, 'data'),
  PORT: String(port),
  HOST: '127.0.0.1',
})

/** Runs bench/seed.ts, which makes the county and turns the harness's rows into files for COPY. */
const makeFiles = async (data, tools) => {
  const { node, env } = ensure('full')
  const child = spawn(node, [join(root, 'bench/seed.ts'), join(home, 'copy')], {
    cwd: root,
    env: environment(tools, env),
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const closed = once(child, 'close')
  let answer = ''
  child.stdout.setEncoding('utf8').on('data', (text) => {
    answer += text
  })
  const lines = function* lines() {
    for (const venue of data.venues) yield `${JSON.stringify({ venue: { ...venue, id: venueId(venue.id) } })}\n`
    for (const opinion of data.opinions)
      yield `${JSON.stringify({ opinion: { ...opinion, id: opinionId(opinion.id), venue: venueId(opinion.venue), state: states[opinion.state] } })}\n`
  }
  await stream.pipeline(Readable.from(lines()), child.stdin)
  const [code] = await closed
  if (code !== 0) throw new Error(`bench/seed.ts ended with ${code}`)
  return JSON.parse(answer)
}

export default {
  name: 'luzhi',
  kind: 'own',
  dir: join(root, 'node_modules'),
  db,
  baseUrl: `http://127.0.0.1:${port}`,
  ready: '/readyz',
  install: () => {
    ensure('full')
  },
  prepare: (tools) => {
    rmSync(home, { recursive: true, force: true })
    mkdirSync(join(home, 'copy'), { recursive: true })
    tools.freshDb(db)
  },
  start: (tools) => {
    const { node, env } = ensure('full')
    return tools.launch('luzhi', node, [...nodeFlags, join(root, 'src/apps/server/main.ts'), '--empty'], {
      cwd: root,
      env: environment(tools, env),
    })
  },
  async seed(data, tools) {
    seeded = ['', ...data.opinions.map(({ state }) => states[state])]
    made = await makeFiles(data, tools)
    for (const { table, columns, file } of made.files) {
      const given = spawnSync(
        'psql',
        ['-X', '-q', '-v', 'ON_ERROR_STOP=1', tools.pgUrl(db), '-c', `\\copy ${table}(${columns}) from '${file}'`],
        { encoding: 'utf8' },
      )
      if (given.status !== 0) throw new Error(`COPY into ${table} failed: ${given.stderr}`)
    }
    rmSync(join(home, 'copy'), { recursive: true })
  },
  auth: () => ({ authorization: `Bearer ${made.token}` }),
  requests: {
    O1: (v) => ({ path: `/api/v1/opinions?state=${states[v.state]}&township=${townshipOf(v.township)}&limit=20` }),
    O2: (v) => ({ path: `/api/v1/opinions/${opinionId(v.id)}?with=events` }),
    O3: ({ create }) => ({
      method: 'POST',
      path: '/api/v1/opinions',
      body: {
        id: freshId(),
        title: create.title,
        body: create.body,
        category: create.category,
        township: townshipOf(create.township),
        venue: venueId(create.venue),
        channel: 'venue',
      },
    }),
    O4: (v) => {
      const [verb, input] = moves[seeded[v.id]]
      return {
        method: 'POST',
        path: `/api/v1/opinions/${opinionId(v.id)}/actions/${verb}`,
        body: { actId: freshId(), version: seededVersion, input },
      }
    },
    // The harness's end is exclusive, ours is the last day.
    O5: (v) => ({
      path: `/api/v1/figures/opinions?from=${v.from.slice(0, 10)}&to=${new Date(Date.parse(v.to) - 1).toISOString().slice(0, 10)}&by=category,state`,
    }),
    O6: (v) => ({ path: `/api/v1/opinions?q=${encodeURIComponent(v.keyword)}&limit=20` }),
  },
  parse: {
    O1: (j) => ({
      total: j.total.atLeast ?? j.total,
      ids: j.items.map(({ id }) => numberOf(id)),
      venue: j.items[0].venue.name,
    }),
    O2: (j) => ({
      id: numberOf(j.item.id),
      title: j.item.title,
      events: j.events.map(({ name }) => kinds[name] ?? 'note'),
    }),
    O5: (j) =>
      Object.fromEntries(
        j.rows.map(({ keys: [category, state], value }) => [`${category.code}/${statesBack[state.code]}`, value]),
      ),
    O6: (j) => ({ ids: j.items.map(({ id }) => numberOf(id)) }),
  },
  counts: () => ask('select count(*) from opinions.opinion; select count(*) from audit.event;').split('\n').map(Number),
  state: (number) => {
    const state = ask(`select state from opinions.opinion where id = '${opinionId(number)}';`)
    return statesBack[state] ?? state
  },
}

/** The harness gives its helpers to some functions only, so its database is asked by psql here. */
const ask = (sql) => {
  const url = `postgres://bench@127.0.0.1:${Number(process.env.BENCH_PG_PORT ?? 55432)}/${db}`
  const given = spawnSync('psql', ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', url], {
    input: sql,
    encoding: 'utf8',
  })
  if (given.status !== 0) throw new Error(given.stderr)
  return given.stdout.trim()
}

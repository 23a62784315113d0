import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { deflateSync } from 'node:zlib'
import { benchKey } from '../fixtures/load-county.ts'
import { type CountyPlace, withCounty } from './running/county.ts'
import type { Check } from './running/report.ts'
import { reader, startClients, upload } from './running/clients.ts'
import type { Skip } from './running/disk.ts'
import { residentMegabytes } from './running/server.ts'

/** Fault 29 asks for a server with this much memory to work in. */
const small = { NODE_OPTIONS: '--max-old-space-size=512' }

/** A PDF of some hundred kilobytes whose one page holds so many million signs of text. */
const swelling = (millions: number): Buffer => {
  const content = deflateSync(Buffer.from('(aaaaaaaa) Tj\n'.repeat(millions * 100_000)), { level: 9 })
  const objects = [
    Buffer.from('<</Type/Catalog/Pages 2 0 R>>'),
    Buffer.from('<</Type/Pages/Kids[3 0 R]/Count 1>>'),
    Buffer.from(
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>',
    ),
    Buffer.concat([
      Buffer.from(`<</Length ${content.length}/Filter/FlateDecode>>\nstream\n`),
      content,
      Buffer.from('\nendstream'),
    ]),
  ]
  const numbered = objects.flatMap((object, index) => [
    Buffer.from(`${index + 1} 0 obj\n`),
    object,
    Buffer.from('\nendobj\n'),
  ])
  return Buffer.concat([
    Buffer.from('%PDF-1.5\n'),
    ...numbered,
    Buffer.from('trailer\n<</Root 1 0 R/Size 5>>\n%%EOF\n'),
  ])
}

/** Faults 17 and 29: whoever reads a stranger's document runs out of memory or of time; that upload alone fails. */
const swellingFiles = async ({ server, county, known, truth }: CountyPlace, check: Check): Promise<void> => {
  const { clerk } = county.tokens
  const clients = startClients(server.url, county, known, 2) // there is something to read
  await sleep(1000)
  await clients.rest()
  const reads = new Map<number, number>()
  let isOver = false
  const others = (async () => {
    for (const read = reader(server.url, county); !isOver; await sleep(100)) {
      const status = await read()
      reads.set(status, (reads.get(status) ?? 0) + 1)
    }
  })()
  const bomb = swelling(350)
  const answers: number[] = []
  const held: number[] = []
  let longest = 0
  for (let round = 0; round < 3; round++) {
    const begun = performance.now()
    answers.push(
      ...(await Promise.all([1, 2, 3].map(() => upload(server.url, clerk, { name: '材料.pdf', bytes: bomb })))),
    )
    longest = Math.max(longest, (performance.now() - begun) / 1000)
    await sleep(5000)
    held.push(residentMegabytes(server.pid))
  }
  isOver = true
  await others
  const good = await upload(server.url, clerk, { name: '材料.pdf', bytes: swelling(0.001) })
  const [first = 0, last = 0] = [held[0], held.at(-1)]
  check(
    `nine PDFs that swell while they are read are answered ${[...new Set(answers)].join(', ')} within ${longest.toFixed(1)} s, a good one ${good}; ${reads.get(200) ?? 0} reads beside them; ${held.map((one) => one.toFixed(0)).join(', ')} MB`,
    [
      ...answers.filter((status) => status !== 422).map((status) => `answered ${status}`),
      ...(good === 201 ? [] : ['a good one is not taken']),
      ...(longest < 90 ? [] : ['longer than a minute and a half']),
      ...[...reads.keys()].filter((status) => status !== 200).map((status) => `a read beside them answered ${status}`),
      ...((reads.get(200) ?? 0) > 0 ? [] : ['nobody was served beside them']),
      ...(last < first * 1.2 ? [] : ['the memory grew']),
      ...(await truth()),
    ],
  )
}

const many = 60_000

const exported = async (url: string, token: string): Promise<number> => {
  const answer = await fetch(`${url}/api/v1/opinions/export`, { headers: { authorization: `Bearer ${token}` } })
  const text = await answer.text()
  return answer.status === 200 ? text.split('\r\n').length - 2 : 0
}

const cli = (dataDir: string, ...words: string[]) =>
  spawn(process.execPath, [...process.execArgv, join(import.meta.dirname, '../src/apps/cli/main.ts'), ...words], {
    env: { ...process.env, ...small, LUZHI_DATA: dataDir, DATABASE_URL: undefined },
    stdio: 'ignore',
  })

/** Fault 29: everything that a county has, through a server and a command of half a gigabyte; cut off, there is no half of it under a good name. */
const largeExport = async ({ server, county, dataDir, asSuperuser }: CountyPlace, check: Check): Promise<void> => {
  await asSuperuser(
    `insert into opinions.opinion select more.* from opinions.opinion o, generate_series(1, ${many}) g,
       jsonb_populate_record(o, jsonb_build_object('id', md5(g::text)::uuid, 'number', null, 'code', g::text)) more
     where o.id = (select id from opinions.opinion limit 1)`,
  )
  const [counted] = await asSuperuser<{ rows: number }>('select count(*)::int as rows from opinions.opinion')
  const wanted = counted?.rows ?? 0
  let most = 0
  const watching = setInterval(() => {
    most = Math.max(most, residentMegabytes(server.pid))
  }, 100)
  const rows = await Promise.all([1, 2, 3].map(() => exported(server.url, county.tokens.clerk)))
  clearInterval(watching)
  check(`three lists of ${wanted} rows at once from a server of 512 MB: at most ${most.toFixed(0)} MB`, [
    ...rows.filter((one) => one !== wanted).map((one) => `${one} rows`),
    ...((await exported(server.url, county.tokens.clerk)) === wanted ? [] : ['afterwards it does not go on']),
  ])

  const whole = join(dataDir, '../whole')
  const [code] = (await once(cli(dataDir, 'export', '--county', benchKey, '--out', whole), 'exit')) as [number | null]
  const lines = existsSync(join(whole, 'manifest.json')) ? readFileSync(join(whole, 'manifest.json'), 'utf8') : ''
  const cutOff = join(dataDir, '../cut-off')
  const cut = cli(dataDir, 'export', '--county', benchKey, '--out', cutOff)
  const ended = once(cut, 'exit')
  while (!existsSync(`${cutOff}.${cut.pid}.part`) && cut.exitCode === null) await sleep(20)
  await sleep(300)
  const wasUnderWay = cut.exitCode === null
  cut.kill('SIGKILL')
  await ended
  check(`luzhi export of them in 512 MB ends with ${code}; killed half way there is nothing under its name`, [
    ...(code === 0 && lines.includes('opinions.opinion') ? [] : ['it is not there']),
    ...(wasUnderWay ? [] : ['it was over before it was killed']),
    ...(existsSync(cutOff) ? ['half an export has a good name'] : []),
  ])
}

const groups = '/sys/fs/cgroup/memory'

/** Fault 29: the kernel ends a server that takes more memory than there is. Started again, nothing is lost. */
const outOfMemory = (check: Check): Promise<void> =>
  withCounty(async ({ server, county, known, start, truth }) => {
    const group = join(groups, `luzhi-faults-${process.pid}`)
    mkdirSync(group)
    try {
      writeFileSync(join(group, 'cgroup.procs'), String(server.pid))
      const clients = startClients(server.url, county, known, 8)
      await sleep(2000)
      const before = clients.acknowledged()
      writeFileSync(join(group, 'memory.limit_in_bytes'), String(64 * 1024 * 1024))
      const bombs = [1, 2].map(() => upload(server.url, county.tokens.clerk, { name: '材料.pdf', bytes: swelling(30) }))
      const { signal } = await server.ended
      await Promise.all(bombs)
      const begun = performance.now()
      await start()
      const back = (performance.now() - begun) / 1000
      await clients.rest()
      check(`out of memory the kernel ended it with ${signal} after ${before} answers; back in ${back.toFixed(1)} s`, [
        ...(signal === 'SIGKILL' ? [] : ['it was not the kernel']),
        ...(before > 0 ? [] : ['nothing was answered before']),
        ...(back <= 30 ? [] : ['not ready within 30 s']),
        ...clients.wrong,
        ...(await truth()),
      ])
    } finally {
      await sleep(500)
      rmdirSync(group)
    }
  })

export const littleMemory = async (check: Check, skip: Skip): Promise<void> => {
  if (process.platform !== 'linux') return skip('little memory', 'what a process holds is read from /proc')
  await withCounty(
    async (place) => {
      await swellingFiles(place, check)
      await largeExport(place, check)
    },
    { env: small },
  )
  const isHere = process.getuid?.() === 0 && existsSync(join(groups, 'memory.limit_in_bytes'))
  if (!isHere) return skip('a server that the kernel ends', 'that needs root and control groups of version 1')
  await outOfMemory(check)
}

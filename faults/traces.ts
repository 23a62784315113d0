import { createReadStream, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { findLayout } from '#platform/embedded/layout.ts'
import { asOwner } from '#platform/db/as-owner.ts'
import { withCounty } from './running/county.ts'
import type { Check } from './running/report.ts'
import { killHard, postmasterOf } from './running/server.ts'

const person = { authorName: '欧阳遗迹', authorPhone: '13987650123' } as const

/** Which of these texts stands in the bytes of any file below a folder, and in which; pieces overlap, so that none falls between two. */
const foundIn = async (folder: string, texts: readonly string[]): Promise<{ text: string; file: string }[]> => {
  const found: { text: string; file: string }[] = []
  const wanted = texts.map((text) => ({ text, bytes: Buffer.from(text) }))
  const longest = Math.max(...wanted.map(({ bytes }) => bytes.length))
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    let end = Buffer.alloc(0)
    for await (const piece of createReadStream(file, { highWaterMark: 1 << 20 })) {
      const bytes = Buffer.concat([end, piece as Buffer])
      for (const { text, bytes: sought } of wanted)
        if (bytes.includes(sought) && !found.some((one) => one.text === text && one.file === file))
          found.push({ text, file })
      end = bytes.subarray(-longest)
    }
  }
  return found
}

interface Said {
  readonly receipt: { readonly link: string }
  readonly view: { readonly version: number }
}

const post = async <T>(url: string, path: string, body: unknown): Promise<T> => {
  const answer = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as T
}

/**
 * A citizen says something, takes name and phone back, and the machine is unplugged: in nothing that lies on the disk (tables with their
 * dead rows, the write-ahead log, temporary files, the server's log) can they be read. They were never written but sealed.
 */
export const traces = (check: Check): Promise<void> =>
  withCounty(async ({ dataDir, server, county: { townships }, withInstance }) => {
    const written = () => withInstance(({ config }) => asOwner(config, (client) => client.query('checkpoint')))
    const marker = '村口第七盏路灯不亮'
    const { receipt, view } = await post<Said>(server.url, '/api/public/v1/opinions', {
      id: uuidv7(),
      body: `${marker}，请尽快修好。`,
      township: townships[0]?.code ?? '',
      ...person,
    })
    await written() // the row that the erasure leaves dead lies in the table's file
    await post(server.url, `/api/public/v1/receipts/${receipt.link}/actions/eraseContacts`, {
      actId: uuidv7(),
      version: view.version,
      input: { phoneEnd: person.authorPhone.slice(-4) },
    })
    await written()
    const postmaster = postmasterOf(dataDir)
    server.kill('SIGKILL')
    killHard(postmaster)
    await server.ended
    const { cluster = dataDir } = findLayout(dataDir) ?? {}
    const texts = [marker, ...Object.values(person)]
    const found = [...(await foundIn(dataDir, texts)), ...(await foundIn(cluster, texts))]
    check('the search finds what was said in a table and in the write-ahead log', [
      ...(found.some(({ text, file }) => text === marker && file.includes('base')) ? [] : ['not in a table']),
      ...(found.some(({ text, file }) => text === marker && file.includes('pg_wal')) ? [] : ['not in the log']),
    ])
    check(
      'after an erasure neither name nor phone can be read in any file of the data directory and of the database',
      found.flatMap(({ text, file }) => (text === marker ? [] : [`${text} in ${file}`])),
    )
  })

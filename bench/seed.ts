import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { openInstance } from '#apps/instance.ts'
import { benchKey, makeCounty } from '../fixtures/load-county.ts'
import { copyFile } from './copy-file.ts'
import { docTable, eventTable, type Given, opinionTable, rowWriter, taskTable } from './rows.ts'

/** One line of standard input: a venue or an opinion of the harness. */
interface Line {
  readonly venue?: { readonly id: string; readonly name: string; readonly township: string }
  readonly opinion?: Given
}

/**
 * `node bench/seed.ts FOLDER`: makes the benchmark's county in the database of `DATABASE_URL`, reads the harness's rows as JSON
 * lines and writes files for COPY. Answers on standard output what the adapter goes on with.
 */
const folder = process.argv[2]
if (!folder) throw new Error('name the folder for the files')

const instance = await openInstance({ role: 'tool', say: () => {} })
const made = await makeCounty(instance)
const townships = new Map(made.townships.map((one, index) => [`town${String(index + 1).padStart(2, '0')}`, one]))
const files = {
  venue: copyFile(join(folder, 'venue')),
  opinion: copyFile(join(folder, 'opinion')),
  event: copyFile(join(folder, 'event')),
  doc: copyFile(join(folder, 'doc')),
  task: copyFile(join(folder, 'task')),
  counter: copyFile(join(folder, 'counter')),
}
const rows = rowWriter(
  instance.keys,
  { county: benchKey, townships, agencies: made.agencies },
  made.loginIds.clerk,
  files,
)

let ordinal = 0
for await (const text of createInterface({ input: process.stdin })) {
  const { venue, opinion } = JSON.parse(text) as Line
  if (venue) {
    const township = townships.get(venue.township)
    files.venue.write([
      benchKey,
      venue.id,
      'point',
      venue.name,
      township?.code,
      township?.code,
      null,
      township?.receiver,
      null,
      ++ordinal,
      '2022-01-01',
    ])
  }
  if (opinion) rows.write(opinion)
  for (const file of Object.values(files)) await file.drained()
}
for (const [year, value] of rows.numbers()) files.counter.write([benchKey, 'opinion', year, value])
for (const file of Object.values(files)) await file.close()
await instance.close()

const tables = [
  {
    table: 'venues.venue',
    columns: 'county,id,kind,name,division,township,place,host,keeper,ordinal,starts_on',
    file: files.venue.file,
  },
  { table: 'opinions.opinion', columns: opinionTable, file: files.opinion.file },
  { table: 'audit.event', columns: eventTable, file: files.event.file },
  { table: 'search.doc', columns: docTable, file: files.doc.file },
  { table: 'tasks.task', columns: taskTable, file: files.task.file },
  { table: 'numbering.counter', columns: 'county,series,year,value', file: files.counter.file },
]
console.log(
  JSON.stringify({ token: made.tokens.clerk, townships: made.townships.map(({ code }) => code), files: tables }),
)

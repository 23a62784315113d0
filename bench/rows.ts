import type { Day } from '#kernel/day.ts'
import { digest } from '#kernel/seal.ts'
import { tsvOf } from '#commons/search/spec/tokens.ts'
import { organId } from '#commons/organs/data/store.ts'
import { codeOf } from '#features/opinions/data/receipt.ts'
import { opinions } from '#features/opinions/data/store.ts'
import { opinionColumns, type OpinionRecord } from '#features/opinions/data/tables.ts'
import type { OpinionState } from '#features/opinions/spec/lifecycle.ts'
import { taskOf } from '#platform/action/consequences.ts'
import { type Keys, derive } from '#platform/crypto/keys.ts'
import { namedId } from '#platform/crypto/named-id.ts'
import type { CopyFile } from './copy-file.ts'

/** One opinion of the harness, its id, state and venue already ours. */
export interface Given {
  readonly id: string
  readonly title: string
  readonly body: string
  readonly category: string
  readonly state: OpinionState
  readonly township: string
  readonly venue: string
  readonly created_at: string
  readonly due_at: string
  readonly assignee: string
}

export interface Places {
  readonly county: string
  /** By the harness's name of a township: its code and the organ that receives there. */
  readonly townships: ReadonlyMap<string, { readonly code: string; readonly receiver: string }>
  readonly agencies: readonly string[]
}

export interface Files {
  readonly opinion: CopyFile
  readonly event: CopyFile
  readonly doc: CopyFile
  readonly task: CopyFile
}

const seededVersion = 3
const hour = 3_600_000
const withHandler = new Set<OpinionState>(['assigned', 'handling', 'answered', 'closed'])
const unnumbered = new Set<OpinionState>(['received', 'declined'])

/** Name of the last event by the state that it left behind. */
const lastEvent: Partial<Record<OpinionState, string>> = {
  handling: 'acknowledged',
  answered: 'signed',
  closed: 'rated',
  declined: 'declined',
}

const columnName = (name: string): string => `"${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}"`
export const opinionTable = ['county', ...opinionColumns].map((name) => columnName(name)).join(',')
export const eventTable =
  'county,id,kind,record,version,name,at,"on",by_login,by_name,by_organ,from_state,to_state,extra,after,backfill,request,digest'
export const docTable = 'county,kind,record,"on",at,division,tsv'
export const taskTable = 'county,kind,record,move,permission,organ,division,due_on,number,title,opened_on'

/** What all rows of one seed share. */
interface Seed extends Places {
  readonly keys: Keys
  readonly login: string
  readonly files: Files
  readonly codes: Set<string>
  readonly numbers: Map<string, number>
}

const freeCode = ({ keys, county, codes }: Seed, id: string): string => {
  for (let attempt = 0; ; attempt++) {
    const code = codeOf(keys, county, id, attempt)
    if (codes.has(code)) continue
    codes.add(code)
    return code
  }
}

const nextNumber = ({ numbers }: Seed, year: string): string => {
  const value = (numbers.get(year) ?? 0) + 1
  numbers.set(year, value)
  return `${year}-${String(value).padStart(4, '0')}`
}

const recordOf = (all: Seed, given: Given): OpinionRecord => {
  const { keys, county, townships, agencies } = all
  const place = townships.get(given.township)
  if (!place) throw new Error(`no township ${given.township}`)
  const { state } = given
  const on = given.created_at.slice(0, 10)
  const seed = derive(keys, 'receipt', county, given.id, 'seed')
  const isOpen = state !== 'closed' && state !== 'declined'
  const isAnswered = state === 'answered' || state === 'closed'
  const handler = withHandler.has(state) ? (agencies[seed.readUInt8(0) % agencies.length] ?? null) : null
  return {
    id: given.id,
    number: unnumbered.has(state) ? null : nextNumber(all, on.slice(0, 4)),
    code: freeCode(all, given.id),
    salt: seed.subarray(0, 16),
    state,
    version: seededVersion,
    settingsVersion: 1,
    at: given.created_at,
    on,
    dueOn: isOpen ? given.due_at.slice(0, 10) : null,
    answerDueOn: handler ? given.due_at.slice(0, 10) : null,
    title: given.title,
    body: given.body,
    township: place.code,
    village: null,
    venue: given.venue,
    place: null,
    category: given.category,
    channel: 'venue',
    enteredBy: given.assignee,
    authorName: null,
    authorPhone: null,
    phoneHash: null,
    publishConsent: false,
    receiver: place.receiver,
    office: organId(county, 'committee:deputies'),
    handler,
    handlerKind: handler ? 'agency' : null,
    request: null,
    result: isAnswered ? 'solved' : null,
    answer: isAnswered ? '已办理完毕。' : null,
    answeredBy: isAnswered ? '承办单位' : null,
    plannedOn: null,
    cannotReason: null,
    declineDoor: state === 'declined' ? 'other' : null,
    declineReason: state === 'declined' ? '不属于本级职权。' : null,
    mergedInto: null,
    rating: state === 'closed' ? 'satisfied' : null,
    ratingComment: null,
    contested: 0,
    acceptedOn: unnumbered.has(state) ? null : on,
    answeredOn: isAnswered ? on : null,
    releasedOn: state === 'closed' ? on : null,
    closedOn: isOpen ? null : on,
    erasureAskedBy: null,
    files: null,
    answerFiles: null,
    earlierFiles: null,
    notice: null,
    byGuardian: false,
  }
}

const writeEvents = ({ county, login, files }: Seed, row: OpinionRecord, by: string): void => {
  const steps = [
    ['submitted', null, 'received'],
    ['assigned', 'received', 'assigned'],
    [lastEvent[row.state] ?? 'recalled', 'assigned', row.state],
  ] as const
  steps.forEach(([name, from, to], index) => {
    const version = index + 1
    const at = new Date(Date.parse(row.at) + index * hour).toISOString()
    const id = version === 1 ? row.id : namedId('bench event', row.id, String(version))
    const seal = digest(row.salt, { id: row.id, state: to, version, number: row.number })
    const after = { ...opinions.snapshot(row), state: to }
    files.event.write([
      county,
      id,
      'opinion',
      row.id,
      version,
      `opinion.${name}`,
      at,
      row.on,
      login,
      by,
      null,
      from,
      to,
      { note: '已转有关部门处理' },
      after,
      false,
      seal,
      seal,
    ])
  })
}

const writeDoc = ({ county, files }: Seed, row: OpinionRecord): void =>
  files.doc.write([
    county,
    'opinion',
    row.id,
    row.on,
    row.at,
    row.township,
    tsvOf([row.title, row.body, row.place, row.number, row.code]),
  ])

const writeTask = ({ county, files }: Seed, row: OpinionRecord): void => {
  const task = taskOf(opinions, row, row.on as Day)
  if (!task) return
  const { kind, record, move, permission, organ, division, dueOn, number, title, openedOn } = task
  files.task.write([county, kind, record, move, permission, organ, division, dueOn, number, title, openedOn])
}

/** Turns the harness's opinions into the rows that our own actions would have left, with numbers and codes that nobody has twice. */
export const rowWriter = (keys: Keys, places: Places, login: string, files: Files) => {
  const seed: Seed = { ...places, keys, login, files, codes: new Set(), numbers: new Map() }
  return {
    write(given: Given): void {
      const row = recordOf(seed, given)
      files.opinion.write([places.county, ...opinionColumns.map((name) => row[name])])
      writeEvents(seed, row, given.assignee)
      writeDoc(seed, row)
      writeTask(seed, row)
    },
    /** Last number given in each year. */
    numbers: (): ReadonlyMap<string, number> => seed.numbers,
  }
}

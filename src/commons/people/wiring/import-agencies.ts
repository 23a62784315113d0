import { dayOf } from '#kernel/day.ts'
import { setUp } from '#commons/organs/actions/set-up.ts'
import type { Context } from '#platform/action/context.ts'
import { create } from '#platform/action/create.ts'
import { lookupHash } from '#platform/crypto/keys.ts'
import { importKind, type ImportKind, type ImportStep, type Values } from '#platform/sheets/import-kind.ts'
import { enter } from '../actions/enter.ts'
import { settlePost } from './settle-post.ts'
import {
  agencyColumnsToImport,
  agencyPeople,
  type AgencyPerson,
  type AgencyRow,
  compareAgencies,
  composeAgency,
  exportedAgencies,
  meantBy,
  seats,
} from '../data/imports/agencies.ts'
import { type PeopleGround, peopleGround } from '../data/imports/rows.ts'
import { labels as en } from '../spec/labels/en.ts'
import { labels as zh } from '../spec/labels/zh-CN.ts'
import { importWords } from './import-words.ts'

/** One person however often the row names him; the hash is keyed, so that the id tells nothing of him. */
const newId = (context: Context, row: AgencyRow, { name, phone }: AgencyPerson, step: ImportStep): Promise<string> =>
  context.db.read(context.county, async ({ keys, county }) =>
    step.fileId(lookupHash(keys, county, 'import-agency', `${phone ?? row.name}/${name}`).toString('hex')),
  )

const personOf = async (context: Context, row: AgencyRow, one: AgencyPerson, step: ImportStep): Promise<string> => {
  const id = await newId(context, row, one, step)
  const input = { id, name: one.name, ...(one.phone && { phone: one.phone }) }
  await create(context, enter, input as never, { backfill: { on: step.today } })
  return id
}

/** The agency first, then its people. A head in office stays until somebody ends that post. */
const apply = async (context: Context, row: AgencyRow, step: ImportStep): Promise<string> => {
  const organ = row.organ ?? step.id('setUp')
  if (row.organ === null) {
    const input = { id: organ, name: row.name, kind: 'agency', startsOn: row.startsOn ?? step.today }
    await create(context, setUp, input as never, { backfill: { on: step.today } })
  }
  const there = await context.db.read(context.county, (session) => agencyPeople(session, [row], step.today))
  const entered = new Map<string, string>()
  for (const one of row.people) {
    const meant = await context.db.read(context.county, async (session) => meantBy(session, row, one, there))
    if (meant.isThere || meant.heldBy !== null) continue
    const key = `${one.name}/${one.phone}`
    const person = meant.person ?? entered.get(key) ?? (await personOf(context, row, one, step))
    entered.set(key, person)
    await settlePost(context, { organ, role: seats[one.seat].role, startsOn: row.since }, person, step, one.seat)
  }
  return organ
}

async function* exported(context: Context): AsyncGenerator<readonly Values[]> {
  for (let after = ''; ; ) {
    const some = await context.db.read(context.county, (session) =>
      exportedAgencies(session, dayOf(context.now), after),
    )
    yield some.map(({ place: _place, ...row }) => row)
    const last = some.at(-1)
    if (!last) return
    after = last.place
  }
}

/** Agencies with who works for them in the house. */
export const agenciesImport: ImportKind = importKind<AgencyRow, PeopleGround>({
  kind: 'agencies',
  names: { 'zh-CN': zh['import.agencies'], en: en['import.agencies'] },
  about: { 'zh-CN': zh['import.agencies.about'], en: en['import.agencies.about'] },
  words: importWords,
  permission: 'people.keep',
  columns: agencyColumnsToImport,
  inOrder: true,
  ground: (session, { now }) => peopleGround(session, dayOf(now)),
  compose: composeAgency,
  keyOf: ({ name }) => name,
  compare: compareAgencies,
  apply,
  exported,
})

import { dayOf } from '#kernel/day.ts'
import { labels as mandatesEn } from '#commons/mandates/spec/labels/en.ts'
import { labels as mandatesZh } from '#commons/mandates/spec/labels/zh-CN.ts'
import { elect } from '#commons/mandates/actions/elect.ts'
import { whomOf } from '#commons/people/data/imports/rows.ts'
import { importWords } from '#commons/people/wiring/import-words.ts'
import { settlePerson } from '#commons/people/wiring/settle-person.ts'
import type { Context } from '#platform/action/context.ts'
import { create } from '#platform/action/create.ts'
import { sql } from '#platform/db/sql.ts'
import { importKind, type ImportKind, type ImportStep, type Values } from '#platform/sheets/import-kind.ts'
import { electionColumns } from '../data/election-columns.ts'
import { compareElections } from '../data/election-compare.ts'
import { exportedElections } from '../data/election-export.ts'
import { composeElection, type ElectionRow, type ElectionsGround, electionsGround } from '../data/election-rows.ts'
import { labels as en } from '../spec/labels/en.ts'
import { labels as zh } from '../spec/labels/zh-CN.ts'

/** Whoever is entered with a township's result and nothing else is said of belongs to that township. */
const atHome = ({ person, plan }: ElectionRow): ElectionRow['person'] => ({
  ...person,
  person: { ...(plan.township && { township: plan.township }), ...person.person },
})

const isSeated = (context: Context, person: string, { congress, nth }: ElectionRow['plan']): Promise<boolean> =>
  context.db.read(context.county, async (session) => {
    const found = await session.one(sql<{ id: string }>`
      select id from mandates.card where county = ${session.county} and person = ${person} and congress = ${congress} and term = ${nth}
        and state not in ('invalid', 'withdrawn', 'ended') limit 1`)
    return found !== undefined
  })

/** The person first, then the result: it waits for the review of qualification, like one entered by hand. */
const apply = async (context: Context, row: ElectionRow, step: ImportStep): Promise<string> => {
  const { plan, place, electedOn, poll, basis } = row
  const person = await settlePerson(context, step.standing.as === 'new' ? atHome(row) : row.person, step)
  if (await isSeated(context, person, plan)) return person
  const input = {
    id: step.id('mandate'),
    person,
    level: plan.level,
    congress: plan.congress,
    term: plan.nth,
    constituency: place.constituency,
    electedOn,
    ...poll,
    ...(basis && { basis }),
  }
  await create(context, elect, input, { backfill: { on: step.today } })
  return person
}

async function* exported(context: Context): AsyncGenerator<readonly Values[]> {
  for (let after: string | undefined = ''; after !== undefined; ) {
    const from: string = after
    const { rows, last } = await context.db.read(context.county, (session) =>
      exportedElections(session, context.viewer, from),
    )
    yield rows
    after = last
  }
}

const elections = importKind<ElectionRow, ElectionsGround>({
  kind: 'elections',
  names: { 'zh-CN': zh['import.elections'], en: en['import.elections'] },
  about: { 'zh-CN': zh['import.elections.about'], en: en['import.elections.about'] },
  words: {
    'zh-CN': { ...importWords['zh-CN'], ...mandatesZh, ...zh },
    en: { ...importWords.en, ...mandatesEn, ...en },
  },
  permission: 'mandates.keep',
  isForTownships: true,
  columns: electionColumns,
  ground: (session, { viewer, now }) => electionsGround(session, viewer, dayOf(now)),
  compose: composeElection,
  keyOf: ({ person, plan }) => [whomOf(person), plan.congress, plan.nth].join('/'),
  aboutOf: ({ person }) => whomOf(person),
  compare: compareElections,
  apply,
  exported,
})

/** Lists of this room that come in from spreadsheets. */
export const handoverImports: readonly ImportKind[] = [elections]

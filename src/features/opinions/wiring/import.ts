import { dayOf } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import { holds } from '#kernel/viewer.ts'
import { act } from '#platform/action/act.ts'
import { create } from '#platform/action/create.ts'
import type { Door } from '#platform/action/door.ts'
import type { Context } from '#platform/action/context.ts'
import { knownActs } from '#platform/audit/store.ts'
import { namedId } from '#platform/crypto/named-id.ts'
import { submit } from '../actions/submit.ts'
import { importGround } from '../data/import-ground.ts'
import {
  isFault,
  isPlaced,
  type LineFault,
  linesOf,
  type NumberedLine,
  type Placed,
  placeLine,
  type ReadLine,
  readLine,
} from '../rules/imported-line.ts'
import type { Ground } from '../spec/imported.ts'
import type { OpinionSettings } from '../spec/settings.ts'
import { allActions } from './actions.ts'

export type Outcome = 'added' | 'unchanged' | 'refused'

/** What became of one line. `field` and `code` say why it was refused. */
export interface ImportedRow {
  readonly line: number
  readonly id: string | null
  readonly outcome: Outcome
  readonly field?: string | null
  readonly code?: string
}

export interface ImportReport {
  readonly kind: 'opinions'
  readonly dryRun: boolean
  readonly lines: number
  readonly added: number
  readonly unchanged: number
  readonly refused: number
  readonly rows: readonly ImportedRow[]
}

export interface ImportOptions {
  readonly dryRun: boolean
  /** Told after each line how many are done. */
  readonly progress?: (done: number, all: number) => void
}

/** Enough to keep two cores and the disk busy. */
const atOnce = 8

const moves = ['submit', 'accept', 'assign', 'recordAnswer'] as const
type ImportMove = (typeof moves)[number]

interface Ready {
  readonly line: number
  readonly said: ReadLine
  readonly placed: Placed
  readonly ids: Readonly<Record<ImportMove, string>>
}

type Checked = Ready | ImportedRow

const isReady = (checked: Checked): checked is Ready => 'placed' in checked

const refused = (line: number, id: string | null, { field, code }: LineFault): ImportedRow => ({
  line,
  id,
  outcome: 'refused',
  field,
  code,
})

/** The same line always makes the same record by the same acts, so that a second run finds them done. */
const idsOf = ({ id, sourceId = '' }: ReadLine): Ready['ids'] => {
  const of = (move: ImportMove): string => namedId('import', 'opinions', sourceId, id, move)
  return { submit: of('submit'), accept: of('accept'), assign: of('assign'), recordAnswer: of('recordAnswer') }
}

const stepsOf = ({ said, ids }: Ready): string[] =>
  said.reply === undefined ? [ids.submit, ids.accept] : moves.map((move) => ids[move])

const checkLine = ({ number: line, text }: NumberedLine, ground: Ground, context: Context): Checked => {
  const said = readLine(text, dayOf(context.now))
  if (isFault(said)) return refused(line, null, said)
  const placed = placeLine(said, ground)
  return isPlaced(placed) ? { line, said, placed, ids: idsOf(said) } : refused(line, said.id, placed)
}

/** The first of several lines with one key counts. */
const withoutRepeats = (all: readonly Checked[]): Checked[] => {
  const seen = new Set<string>()
  return all.map((checked) => {
    if (!isReady(checked)) return checked
    if (seen.has(checked.ids.submit)) return refused(checked.line, checked.said.id, { field: 'id', code: 'repeated' })
    seen.add(checked.ids.submit)
    return checked
  })
}

/** Submits, accepts, and where there is a reply passes the matter to its township and records the answer, each on its own day. */
const carryOut = async (context: Context, { said, placed, ids }: Ready): Promise<void> => {
  const received: Door = { backfill: { on: said.on } }
  const { township, village, venue, handler, category } = placed
  const id = ids.submit
  const { title, body, reply, repliedOn } = said
  await create(
    context,
    submit,
    { id, title, body, township, village, venue, channel: 'import', publishConsent: false },
    received,
  )
  await act(context, allActions.accept, { id, actId: ids.accept, version: 1, input: { category } }, received)
  if (reply === undefined || repliedOn === undefined) return
  await act(context, allActions.assign, { id, actId: ids.assign, version: 2, input: { handler } }, received)
  await act(
    context,
    allActions.recordAnswer,
    { id, actId: ids.recordAnswer, version: 3, input: { answer: reply } },
    { backfill: { on: repliedOn } },
  )
}

/** Refusals that are not the line's fault: the whole import stops and can be run again. */
const isOurTrouble = (error: unknown): boolean =>
  !(error instanceof Problem) ||
  ['busy', 'disk-full', 'internal', 'not-logged-in', 'not-allowed'].includes(error.refusal.code)

const take = async (
  context: Context,
  ready: Ready,
  known: ReadonlyMap<string, unknown>,
  dryRun: boolean,
): Promise<ImportedRow> => {
  const { line, said } = ready
  try {
    if (!dryRun) await carryOut(context, ready)
    const isKnown = stepsOf(ready).every((step) => known.has(step))
    return { line, id: said.id, outcome: isKnown ? 'unchanged' : 'added' }
  } catch (error) {
    if (isOurTrouble(error)) throw error
    return refused(line, said.id, { field: null, code: (error as Problem).refusal.code })
  }
}

/** Works through all items with a few at a time; answers stand in the order of the items. */
const pooled = async <Item, Answer>(
  items: readonly Item[],
  work: (item: Item) => Promise<Answer>,
): Promise<Answer[]> => {
  const answers: Answer[] = []
  const entries = items.entries()
  const worker = async (): Promise<void> => {
    for (const [index, item] of entries) answers[index] = await work(item)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return answers
}

const settingsOf = async ({ db, county, ports }: Context): Promise<OpinionSettings> =>
  (await db.read(county, (session) => ports.settings(session, 'opinions'))).value as OpinionSettings

/**
 * Takes opinions with their answers from a JSONL file through the ordinary actions by the backfill door. A line that cannot be taken is
 * told by number and the rest goes on; lines taken before are found unchanged. A dry run checks all of it and changes nothing.
 * Throws Problem `not-allowed` when the viewer may not backfill, and whatever is not a line's own fault.
 */
export const importOpinions = async (
  context: Context,
  fileText: string,
  { dryRun, progress = () => {} }: ImportOptions,
): Promise<ImportReport> => {
  if (!holds(context.viewer, 'opinions.backfill')) throw new Problem(refuse('not-allowed'))
  const settings = await settingsOf(context)
  const ground = await context.db.read(context.county, (session) => importGround(session, settings))
  const checked = withoutRepeats(linesOf(fileText).map((line) => checkLine(line, ground, context)))
  const known = await context.db.read(context.county, (session) =>
    knownActs(session, checked.filter(isReady).flatMap(stepsOf)),
  )
  let done = 0
  const rows = await pooled(checked, async (one) => {
    const row = isReady(one) ? await take(context, one, known, dryRun) : one
    progress(++done, checked.length)
    return row
  })
  const count = (outcome: Outcome): number => rows.filter((row) => row.outcome === outcome).length
  return {
    kind: 'opinions',
    dryRun,
    lines: rows.length,
    added: count('added'),
    unchanged: count('unchanged'),
    refused: count('refused'),
    rows,
  }
}

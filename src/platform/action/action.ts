import type { ContentReader } from '#platform/crypto/sealed-columns.ts'
import type { z } from 'zod'
import type { Day } from '#kernel/day.ts'
import type { Lifecycle } from '#kernel/lifecycle.ts'
import type { Verdict } from '#kernel/verdict.ts'
import type { Target, Viewer, ViewerPost } from '#kernel/viewer.ts'
import type { NameReader } from '#platform/db/names.ts'
import type { Session } from '#platform/db/session.ts'
import type { Sql } from '#platform/db/sql.ts'
import type { DayView } from './day-view.ts'

/** Columns that every record with a lifecycle has. */
export interface LivingRow {
  readonly id: string
  readonly state: string
  readonly version: number
  readonly number: string | null
  readonly title: string
  readonly dueOn: string | null
  readonly salt: Buffer
  readonly settingsVersion: number
}

/** Who reads, and by which settings and days the answer is worded. */
export interface Reader {
  readonly viewer: Viewer
  readonly settings: unknown
  readonly days: DayView
  readonly names: NameReader
  /** Set after the reader's own act: who handed a matter back still sees what became of that act. */
  readonly hasActed?: boolean
}

/** A record as one viewer sees it: its row for the engine, its item for the answer, the name of the organ that owes. */
export interface Card<Row = LivingRow, Item = unknown> {
  readonly row: Row
  readonly item: Item
  readonly owner: string | null
}

/** A row as an act leaves it, and as it found it; a new one was not there. */
export interface Changed<Row = LivingRow> {
  readonly row: Row
  readonly before: Row | undefined
}

/** How a feature's store keeps one kind of record, as `act()` needs it. */
export interface Keeper<Row extends LivingRow = LivingRow, Item = unknown> {
  readonly life: Lifecycle
  /** Room whose settings the lifecycle's days come from. */
  readonly room: string
  /**
   * Reads and locks one row that this viewer may see; undefined when there is none in sight. `also` names rows that are locked
   * with it, all in the order of their ids, so that two acts on the same rows wait for each other and never in a circle. For a
   * consequence that asks for nobody's sight the viewer is null.
   */
  lock(session: Session, viewer: Viewer | null, id: string, also?: readonly string[]): Promise<Row | undefined>
  insert(county: string, row: Row): Sql
  update(county: string, row: Row, patch: Partial<Row>): Sql
  /** What must change with every change of such rows, in its transaction: whose rights follow from them, for one. */
  alongside?(session: Session, changed: readonly Changed<Row>[]): Promise<void>
  /** The item as this viewer sees it now. */
  card(session: Session, reader: Reader, id: string): Promise<Card<Row, Item>>
  /** The same of a row that this transaction has just written; it need not be read again. */
  cardAfter(session: Session, reader: Reader, row: Row): Promise<Card<Row, Item>>
  target(row: Row): Target
  /** Does this viewer stand in that party's place for this row? Decides what permissions and scopes cannot. */
  isParty?(viewer: Viewer, party: string, row: Row): boolean
  /** Organ that owes what the party owes. */
  ownerOf(row: Row, party: string): string | null
  /** Rows of the whole county in the order of their ids, from the first after `after` on: for who recomputes what was sealed. */
  rowsAfter(session: Session, after: string | null, limit: number): Promise<Row[]>
  /** What the sealed digest covers: the business content of the row, sealed values opened (they are sealed anew when keys change). */
  content(row: Row, by: ContentReader): Readonly<Record<string, unknown>>
  /** Files that the row names, each `id:sha256`: its event seals them, and no other content is given out under that name. */
  hung?(row: Row): readonly string[]
  /** Small fields that acts change, kept with the event so that a replayed act answers as it did. */
  snapshot(row: Row): Readonly<Record<string, unknown>>
}

export interface Deciding<Row, Input, Found> {
  readonly row: Row
  readonly input: Input
  readonly found: Found
  readonly viewer: Viewer
  /** By right of which post the viewer acts; null for the public. */
  readonly post: ViewerPost | null
  readonly on: Day
  readonly at: string
  /** Those that the record started under: its days stay what they were. */
  readonly settings: unknown
  /** Those in force now: lists that are chosen from today, as the screen offers them. */
  readonly inForce: unknown
}

/** The same before there is a row: which post reaches it is known once it is made. */
export type Making<Input, Found> = Omit<Deciding<never, Input, Found>, 'row' | 'post'>

export interface Asking<Input> {
  readonly session: Session
  /** The record that the act is on, or that is to be made. */
  readonly id: string
  readonly input: Input
  readonly viewer: Viewer
  /** The server's instant of the act. */
  readonly at: string
}

/** An act on another record in the same transaction. `id` is that record's; of a creation the new one's. */
export interface AlsoAct {
  /** `post.end`; a creation is called `post.create`. */
  readonly action: string
  readonly id: string
  readonly input: unknown
}

/**
 * What else is done, by the names of others' actions (house.md §2): each is asked by its own schema, rights and rules, and a refusal
 * of one refuses all. The names are declared, so that a check can tell that they exist and never lead back in a circle.
 */
export interface AlsoPart<Deciding> {
  readonly actions: readonly string[]
  /** Done in the order in which they are declared, where a later one needs an earlier one. */
  readonly isInTurn?: true
  readonly acts: (deciding: Deciding) => readonly AlsoAct[]
}

/** One verb on an existing record: what to look up, whether it may be, what it changes. The engine does the rest. */
export interface Action {
  readonly keeper: Keeper
  readonly move: string
  /** Records of the same kind that the verb is about too: nobody else acts on them meanwhile. */
  readonly alsoLocks?: (input: unknown) => readonly string[]
  readonly load?: (asking: Asking<unknown>) => Promise<unknown>
  readonly decide?: (deciding: Deciding<LivingRow, unknown, unknown>) => Verdict
  readonly change: (deciding: Deciding<LivingRow, unknown, unknown>) => Readonly<Record<string, unknown>>
  /** What the timeline keeps of the input; all of it when absent. Never contacts. */
  readonly tell?: (deciding: Deciding<LivingRow, unknown, unknown>) => Readonly<Record<string, unknown>>
  readonly also?: AlsoPart<Deciding<LivingRow, unknown, unknown>>
}

interface ActionParts<Row, Input, Found> {
  readonly alsoLocks?: (input: Input) => readonly string[]
  readonly load?: (asking: Asking<Input>) => Promise<Found>
  readonly decide?: (deciding: Deciding<Row, Input, Found>) => Verdict
  readonly change: (deciding: Deciding<Row, Input, Found>) => Partial<Row>
  readonly tell?: (deciding: Deciding<Row, Input, Found>) => Readonly<Record<string, unknown>>
  readonly also?: AlsoPart<Deciding<Row, Input, Found>>
}

export interface TypedAction<Input> extends Action {
  readonly __input?: Input
}

/** `export const assign = action(opinions, 'assign', schema, { load, decide, change })`: one verb, one file, one page. */
export const action = <Row extends LivingRow, Item, Schema extends z.ZodType, Found = undefined>(
  keeper: Keeper<Row, Item>,
  move: string,
  _input: Schema,
  parts: ActionParts<Row, z.output<Schema>, Found>,
): TypedAction<z.output<Schema>> => ({ keeper, move, ...parts }) as unknown as TypedAction<z.output<Schema>>

/**
 * The actions of moves that only carry the record on: what they stamp or clear stands in the declaration, and there is
 * nothing else to say. A move with a rule or a change of its own has a file.
 */
export const plainActions = <Move extends string>(
  keeper: Keeper,
  moves: readonly Move[],
): Readonly<Record<Move, Action>> =>
  Object.fromEntries(
    moves.map((move) => [
      move,
      { keeper, move, change: (deciding) => declaredChange(keeper, move, deciding) } satisfies Action,
    ]),
  ) as unknown as Readonly<Record<Move, Action>>

const declaredChange = (
  keeper: Keeper,
  move: string,
  { on, viewer }: Deciding<LivingRow, unknown, unknown>,
): Record<string, unknown> => {
  const { stamps, clears, signs } = keeper.life.moves[move] ?? {}
  return { ...(stamps && { [stamps]: on }), ...(clears && { [clears]: null }), ...(signs && { [signs]: viewer.login }) }
}

/** The verb that makes a record. `make` returns the whole row; the engine seals and announces it. */
export interface Creation {
  readonly keeper: Keeper
  /** Its name for others where a kind has a second way to be made: `post.install`. Such a one has no door of its own. */
  readonly verb?: string
  readonly input: z.ZodType
  readonly load: (asking: Asking<unknown>) => Promise<unknown>
  readonly decide: (deciding: Making<unknown, unknown>) => Verdict
  readonly make: (deciding: Making<unknown, unknown> & { readonly attempt: number }) => LivingRow
  readonly tell: (deciding: Making<unknown, unknown>) => Readonly<Record<string, unknown>>
  readonly also?: AlsoPart<Making<unknown, unknown>>
}

interface CreationParts<Row, Input, Found> {
  readonly verb?: string
  readonly load: (asking: Asking<Input>) => Promise<Found>
  readonly decide: (deciding: Making<Input, Found>) => Verdict
  readonly make: (
    deciding: Making<Input, Found> & { readonly attempt: number },
  ) => Omit<Row, 'state' | 'version' | 'dueOn' | 'settingsVersion'>
  readonly tell: (deciding: Making<Input, Found>) => Readonly<Record<string, unknown>>
  readonly also?: AlsoPart<Making<Input, Found>>
}

export interface TypedCreation<Input> extends Creation {
  readonly __input?: Input
}

/** `input` is what any door may hand in; the contract of one door may be narrower. */
export const creation = <Row extends LivingRow, Item, Schema extends z.ZodType, Found>(
  keeper: Keeper<Row, Item>,
  input: Schema,
  parts: CreationParts<Row, z.output<Schema>, Found>,
): TypedCreation<z.output<Schema>> => ({ keeper, input, ...parts }) as unknown as TypedCreation<z.output<Schema>>

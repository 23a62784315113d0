import type { z } from 'zod'

/** open: nobody owes anything · waiting: somebody owes the next act · final: nothing more is owed. */
export type StateKind = 'open' | 'waiting' | 'final'

/** Working days: a county setting by name, or one chosen by a column of the record. */
export type Days = string | { readonly by: string; readonly of: Readonly<Record<string, string>> }

export interface State<Party extends string = string, Move extends string = string> {
  readonly kind: StateKind
  /** Waiting states: who owes which move. */
  readonly owes?: { readonly party: Party; readonly move: Move }
  /** When it is due: so many working days from entry, or the end of a running clock. */
  readonly due?: { readonly days: Days } | { readonly clock: string }
}

/** A condition on the record, and the name of the refusal when it does not hold. */
export type Guard = { readonly refuse: string } & (
  | { readonly column: string; readonly below: number }
  | { readonly pastDue: true }
  /** Only while this column, or one of these, holds something. */
  | { readonly filled: string | readonly string[] }
)

export interface Move<Party extends string = string, State extends string = string> {
  readonly from: readonly State[]
  /** Where it leads; a move without it leaves the record where it stands, with what is due then. */
  readonly to?: State
  readonly by: readonly Party[]
  readonly input: z.ZodType
  /** Columns that a move without an action of its own sets: to the business day, or to nothing. */
  readonly stamps?: string
  readonly clears?: string
  /** Column that such a move sets to the log-in that made it: whom a second person may not be. */
  readonly signs?: string
  /** Clock that this move starts anew. */
  readonly starts?: string
  /** Series that gives the record its number, once. */
  readonly numbers?: string
  /** Parties and circles that are told afterwards. */
  readonly tells?: readonly string[]
  /** Article or setting that the move rests on, as a citation. */
  readonly law?: string
  /** What must hold of the record itself, apart from who asks and what is put in. */
  readonly guard?: Guard
  /** It shows more than the record's page does and changes nothing: what somebody saw before it is no staler after it. */
  readonly isLook?: true
  /** Set when only this door may lead here: what is entered afterwards from papers or files; what follows from another record's act. */
  readonly door?: 'backfill' | 'consequence'
}

export interface Lifecycle<Party extends string = string, S extends string = string, M extends string = string> {
  /** Kind of the record, singular: events are named `kind.past`. */
  readonly kind: string
  /** Parties and the permission each must hold in scope of the record. */
  readonly parties: Readonly<Record<Party, string>>
  readonly initial: S
  /** The move that makes the record: its event, who may, who is told. */
  readonly create: {
    readonly event: string
    readonly by: readonly Party[]
    readonly tells?: readonly string[]
    readonly law?: string
  }
  readonly clocks: Readonly<Record<string, { readonly days: Days }>>
  readonly states: Readonly<Record<S, State<Party, M>>>
  readonly moves: Readonly<Record<M, Move<Party, S> & { readonly event: string }>>
}

/**
 * Declares a lifecycle. From this one value come buttons, forms, tasks, deadlines, lamps, the timeline's words, the
 * diagram in docs/lifecycles and the sweep test.
 */
export const lifecycle = <const L extends Lifecycle>(value: L): L => value

/** Events of the moves that only look. */
export const looksOf = (life: Lifecycle): string[] =>
  Object.values(life.moves).flatMap(({ isLook, event }) => (isLook ? [`${life.kind}.${event}`] : []))

const changing = ['to', 'stamps', 'clears', 'signs', 'starts', 'numbers'] as const

const movesFrom = (life: Lifecycle, state: string): string[] =>
  Object.entries(life.moves)
    .filter(([, move]) => move.from.includes(state))
    .map(([name]) => name)

export const isFinal = (life: Lifecycle, state: string): boolean => life.states[state]?.kind === 'final'

/** Faults of a declaration, in words: a waiting state that nobody owes, a state without a way to an end, an unknown name. */
export const faultsOf = (life: Lifecycle): string[] => {
  const faults: string[] = []
  const states = Object.keys(life.states)
  const known = (state: string, where: string) => {
    if (!states.includes(state)) faults.push(`${where} names the unknown state ${state}`)
  }
  known(life.initial, 'initial')
  for (const [name, state] of Object.entries(life.states)) {
    if (state.kind === 'waiting' && !state.owes) faults.push(`${name} waits but nobody owes anything`)
    if (state.kind === 'final' && state.owes) faults.push(`${name} is final but somebody owes something`)
    if (state.owes && !life.moves[state.owes.move]?.from.includes(name))
      faults.push(`${name} is owed ${state.owes.move}, which does not start there`)
    if (state.owes && !life.moves[state.owes.move]?.by.includes(state.owes.party))
      faults.push(`${name}: ${state.owes.party} owes ${state.owes.move} but may not do it`)
    if (state.due && 'clock' in state.due && !life.clocks[state.due.clock])
      faults.push(`${name} runs on the unknown clock ${state.due.clock}`)
    if (!reachesEnd(life, name)) faults.push(`${name} has no way to a final state`)
  }
  for (const [name, move] of Object.entries(life.moves)) {
    move.from.forEach((state) => known(state, `${name}.from`))
    if (move.to !== undefined) known(move.to, `${name}.to`)
    for (const party of move.by)
      if (!(party in life.parties)) faults.push(`${name} may be done by the unknown party ${party}`)
    if (move.starts && !life.clocks[move.starts]) faults.push(`${name} starts the unknown clock ${move.starts}`)
    if (move.isLook && changing.some((key) => move[key] !== undefined))
      faults.push(`${name} is a look and yet changes the record`)
  }
  return faults
}

const reachesEnd = (life: Lifecycle, start: string): boolean => {
  const seen = new Set<string>()
  const queue = [start]
  for (let state = queue.pop(); state !== undefined; state = queue.pop()) {
    if (isFinal(life, state)) return true
    if (seen.has(state)) continue
    seen.add(state)
    for (const move of movesFrom(life, state)) queue.push(life.moves[move]?.to ?? state)
  }
  return false
}

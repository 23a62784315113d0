import { isFinal, type Lifecycle } from '#kernel/lifecycle.ts'

export interface WayStep {
  /** The move that this step is; `submit` for the first, `closed` for the last. */
  readonly name: string
  readonly stage: 'did' | 'now' | 'next'
}

/** The usual way through a lifecycle from a state on: along the moves that are owed, to the first final state. */
const usualWay = (life: Lifecycle, from: string): readonly { readonly state: string; readonly move: string }[] => {
  const way: { state: string; move: string }[] = []
  for (let state = from; ; ) {
    const move = life.states[state]?.owes?.move
    if (move === undefined || way.some((step) => step.state === state)) return way
    way.push({ state, move })
    state = life.moves[move]?.to ?? state
  }
}

/**
 * Where a record stands on that way. Steps that its history passed over (an answer on the spot needs no assignment)
 * are left out; a record that ended aside shows what was done and then its end.
 */
export const wayOf = (life: Lifecycle, state: string, pastEvents: readonly string[]): readonly WayStep[] => {
  const way = usualWay(life, life.initial)
  const happened = (move: string): boolean => pastEvents.includes(`${life.kind}.${life.moves[move]?.event}`)
  const at = way.findIndex((step) => step.state === state)
  const begun: WayStep = { name: 'submit', stage: 'did' }
  if (isFinal(life, state)) {
    const did = way.filter(({ move }) => happened(move)).map(({ move }): WayStep => ({ name: move, stage: 'did' }))
    return [begun, ...did, { name: state, stage: 'did' }]
  }
  const steps = way.map(({ move }, index): WayStep & { isShown: boolean } => ({
    name: move,
    stage: index < at ? 'did' : index === at ? 'now' : 'next',
    isShown: index >= at || pastEvents.length === 0 || happened(move),
  }))
  return [
    begun,
    ...steps.filter(({ isShown }) => isShown).map(({ name, stage }) => ({ name, stage })),
    { name: 'closed', stage: 'next' },
  ]
}

/** Whether a move of this lifecycle belongs to one of these permissions. */
const isFor = (life: Lifecycle, move: string, permissions: readonly string[]): boolean =>
  (life.moves[move]?.by ?? []).some((party) => permissions.includes(life.parties[party] ?? ''))

/** Moves that a viewer's permissions will bring later on the usual way, each with the move that must come first. */
export const laterMoves = (
  life: Lifecycle,
  state: string,
  permissions: readonly string[],
): readonly { readonly move: string; readonly after: string }[] => {
  const moves = usualWay(life, state).map(({ move }) => move)
  return moves.slice(1).flatMap((move, index) => {
    const after = moves[index]
    return after !== undefined && isFor(life, move, permissions) ? [{ move, after }] : []
  })
}

/** Whether these permissions ever act in this lifecycle, or only look on. */
export const everActs = (life: Lifecycle, permissions: readonly string[]): boolean =>
  Object.keys(life.moves).some((move) => isFor(life, move, permissions))

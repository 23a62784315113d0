import { isFinal, type Lifecycle } from '#kernel/lifecycle.ts'

export interface WayStep {
  /** The move that this step is; `submit` for the first, `closed` for the last. */
  readonly name: string
  readonly stage: 'did' | 'now' | 'next'
}

/** The usual way through a lifecycle: from the initial state along the moves that are owed, to the first final state. */
const usualWay = (life: Lifecycle): readonly { readonly state: string; readonly move: string }[] => {
  const way: { state: string; move: string }[] = []
  for (let state = life.initial; ; ) {
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
  const way = usualWay(life)
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

import { namedId } from '#platform/crypto/named-id.ts'
import type { AlsoAct, AlsoPart } from './action.ts'

/** An act that another one names, with that one's id. */
export interface Named extends AlsoAct {
  readonly cause: string
}

/** Id of the event of an act that another one named: tells whose consequence a change was. */
export const consequenceId = (cause: string, action: string, record: string): string =>
  namedId('also', cause, action, record)

/**
 * What an act names, in order: kind by kind and id by id, so that two acts that name the same records wait for each other and never in a
 * circle; or in the order of the declaration, where one must follow the other.
 */
export const alsoOf = <Deciding>(also: AlsoPart<Deciding> | undefined, deciding: Deciding, cause: string): Named[] => {
  if (!also) return []
  const named = also.acts(deciding).map((one) => ({ ...one, cause }))
  const stray = named.find(({ action }) => !also.actions.includes(action))
  if (stray) throw new Error(`${stray.action} is done but not declared`)
  return inOrder(named, also.isInTurn ? also.actions : [])
}

export const inOrder = (named: readonly Named[], turn: readonly string[]): Named[] => {
  const key = ({ action, id }: Named) => `${String(turn.indexOf(action) + 1).padStart(3, '0')} ${action} ${id}`
  return named
    .map((one) => [key(one), one] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, one]) => one)
}

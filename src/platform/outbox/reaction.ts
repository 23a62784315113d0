import type { EventRow } from '#platform/audit/event.ts'
import type { Session } from '#platform/db/session.ts'

/**
 * What happens after events. It is given those that wait, in the order of each record, and runs in the transaction that
 * takes them off the queue: what it writes to our tables happens exactly once. What leaves the house (a mail) may happen
 * twice and must carry the event's id.
 */
export interface Reaction {
  readonly name: string
  /** Event names it listens to; all of a kind by `kind.*`. */
  readonly on: readonly string[]
  readonly run: (session: Session, events: readonly EventRow[]) => Promise<void>
}

export const reaction = (value: Reaction): Reaction => value

/** Whether a reaction listens to an event of this name. */
export const listensTo = ({ on }: Reaction, name: string): boolean =>
  on.includes(name) || on.includes(`${name.slice(0, name.indexOf('.'))}.*`)

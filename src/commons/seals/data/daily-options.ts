import type { Ports } from '#platform/action/ports.ts'
import type { Db } from '#platform/db/db.ts'
import type { Way } from './way.ts'

/** What is done once a day needs this. */
export interface DailyOptions {
  readonly db: Db
  readonly ports: Ports
  readonly counties: () => Promise<readonly string[]>
  readonly ways: readonly Way[]
  readonly log: { warn(details: object, message: string): void; error(details: object, message: string): void }
  readonly now: () => Date
}

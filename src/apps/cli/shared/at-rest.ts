import type { Keys } from '#platform/crypto/keys.ts'
import type { DbConfig } from '#platform/db/db.ts'
import { databaseOf, dataDirOf, knownKeys } from '../../instance.ts'
import { printerOf, progressOn, wipeOff } from './at-work.ts'

export interface AtRest {
  readonly dataDir: string
  readonly config: DbConfig
  /** undefined where the instance has no key yet; none is made. */
  readonly keys: Keys | undefined
  readonly print: (value: unknown, lines: readonly string[]) => void
  readonly progress: (line: string) => void
}

/** The database just as it is, neither migrated nor filled: for backups, and for what comes out of them. */
export const atRest = async (
  { json }: { readonly json?: boolean },
  work: (at: AtRest) => Promise<void>,
): Promise<void> => {
  const dataDir = dataDirOf(process.env)
  const { config, stop } = await databaseOf(dataDir, { role: 'tool', say: (line) => console.error(line) })
  try {
    await work({
      dataDir,
      config,
      keys: knownKeys(dataDir, process.env),
      print: printerOf(json),
      progress: progressOn(process.stderr),
    })
  } finally {
    wipeOff()
    await stop()
  }
}

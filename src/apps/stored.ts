import type { FileStore } from '#platform/backup/files.ts'
import { house } from './house.ts'

/** Every migration of the house, in order. */
export const migrations = house.flatMap((room) => room.migrations ?? [])

/** Stores of files that a backup takes with the tables. */
export const fileStores = (_dataDir: string): readonly FileStore[] => []

/**
 * What does not come back: a backup passes through more hands than the database, and a session or a program's token that was taken
 * back after it was made would hold again. Everybody logs in anew.
 */
export const notRestored = ['login.token', 'login.attempt'] as const

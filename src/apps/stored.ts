import { join } from 'node:path'
import type { FileStore } from '#platform/backup/files.ts'
import { folderFiles } from '#platform/files/folder-files.ts'
import { house, sealed } from './house.ts'

/** Every migration of the house, in order. */
export const migrations = house.flatMap((room) => room.migrations ?? [])

/** Where contents of files lie. */
export const filesIn = (dataDir: string): string => join(dataDir, 'files')

/** Stores of files that a backup takes with the tables: sealed as they lie there. */
export const fileStores = (dataDir: string): readonly FileStore[] => [folderFiles(filesIn(dataDir))]

/**
 * What does not come back: a backup passes through more hands than the database, and a session or a program's token that was taken
 * back after it was made would hold again. Everybody logs in anew.
 */
export const notRestored = ['login.token', 'login.attempt'] as const

/** Ways to log in, which an export in the open must not hand on: whoever is in it enrols anew where the county is made again. */
export const notExported = [
  'login.token',
  'login.attempt',
  'login.factor',
  'login.recovery',
  'login.device',
  'login.provider',
] as const
export const blankedInExport = { 'login.login': ['password_hash', 'code_hash', 'bind_hash'] } as const

/** Contacts that an export opens where a reason is given. */
export const openedInExport = sealed.filter(({ areContacts }) => areContacts)

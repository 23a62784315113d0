import type { StoredFile } from '#platform/backup/files.ts'

export interface Lying {
  readonly name: string
  /** When it was last put there. */
  readonly at: Date
}

/** A place where bytes are kept under names that the server makes: hexadecimal digits, nothing else. */
export interface Store {
  /** Whole or not at all; what was there under this name is replaced. */
  put(name: string, bytes: Uint8Array): Promise<void>
  /** The bytes as they come, or null where there are none. Whoever asks reads them at once, to their end or not: that frees what holds them. */
  get(name: string): Promise<StoredFile | null>
  has(name: string): Promise<boolean>
  remove(name: string): Promise<void>
  /** All that lies there, also what a put that broke off has left. */
  list(): AsyncIterable<Lying>
  /** Removes what was last put there before an instant; one that is put anew meanwhile stays. Answers whether it went. */
  removeOlder(name: string, before: Date): Promise<boolean>
}

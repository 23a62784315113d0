/** A file as it lies in its store. */
export interface StoredFile {
  readonly size: number
  readonly body: AsyncIterable<Uint8Array>
}

/** Files that belong to the tables and lie outside the database. */
export interface FileStore {
  /** Its name in the backup: letters and hyphens. */
  readonly name: string
  /** Every file there is, asked after the snapshot of the tables was taken: a row's file lies there before the row does. */
  list(): AsyncIterable<string>
  /** null where it was taken away since it was listed: its row was, too. */
  open(name: string): Promise<StoredFile | null>
  /** Puts a file where `open` finds it, reading `body` to its end. Nothing refers to it until the tables are in. */
  write(name: string, body: AsyncIterable<Uint8Array>): Promise<void>
}

/** Files that belong to the tables and lie outside the database. */
export interface FileStore {
  /** Its name in the backup: letters and hyphens. */
  readonly name: string
  /** Every file there is, after the snapshot of the tables was taken: a row's file lies there before the row does. */
  list(): AsyncIterable<{ readonly name: string; readonly size: number }>
  read(name: string): AsyncIterable<Uint8Array>
  /** Puts a file where `read` finds it; one that is there already stays, and `body` is read to its end all the same. Nothing refers to it until the tables are in. */
  write(name: string, body: AsyncIterable<Uint8Array>): Promise<void>
}

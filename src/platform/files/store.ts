/** A place where bytes are kept under names that the server makes: hexadecimal digits, nothing else. */
export interface Store {
  /** Whole or not at all; what was there under this name is replaced. */
  put(name: string, bytes: Uint8Array): Promise<void>
  /** The bytes as they come, or null where there are none. */
  get(name: string): Promise<AsyncIterable<Uint8Array> | null>
  remove(name: string): Promise<void>
}

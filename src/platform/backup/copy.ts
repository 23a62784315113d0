import { once } from 'node:events'
import { Readable } from 'node:stream'
import type pg from 'pg'

/** What pg's connection can do for COPY; its types do not show it. */
interface Wire {
  readonly stream: NodeJS.ReadWriteStream & { readonly writableNeedDrain: boolean }
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
}

const rowsOf = ({ text }: { readonly text: string }): number => Number(/^COPY (\d+)$/.exec(text)?.[1] ?? 0)

/**
 * Rows of a `copy … to stdout` as PostgreSQL writes them: every type comes back as it was, and no row is made into an object. The socket
 * is held back while the reader is busy. `count` resolves when the last row was read.
 */
export const copyOut = (
  client: pg.ClientBase,
  text: string,
): { readonly data: Readable; readonly count: Promise<number> } => {
  let wire: Wire | undefined
  let rows = 0
  const data = new Readable({
    read: () => wire?.stream.resume(),
    highWaterMark: 1 << 20,
  })
  const count = new Promise<number>((resolve, reject) => {
    client.query({
      submit(connection: pg.Connection) {
        wire = connection as unknown as Wire
        wire.query(text)
      },
      handleCopyData({ chunk }: { readonly chunk: Buffer }) {
        // The parser's buffer is used again: what is kept has to be copied.
        if (!data.push(Buffer.from(chunk))) wire?.stream.pause()
      },
      handleCommandComplete(message: { readonly text: string }) {
        rows = rowsOf(message)
      },
      handleReadyForQuery() {
        wire?.stream.resume()
        data.push(null)
        resolve(rows)
      },
      handleError(error: Error) {
        wire?.stream.resume()
        data.destroy(error)
        reject(error)
      },
    } as pg.Submittable)
  })
  count.catch(() => {}) // the reader meets it
  return { data, count }
}

export interface CopyIn {
  write(chunk: Uint8Array): Promise<void>
  /** Rows taken in. */
  end(): Promise<number>
}

/** Sends rows to a `copy … from stdin`. Throws what the database says of them. */
export const copyIn = async (client: pg.ClientBase, text: string): Promise<CopyIn> => {
  let wire: Wire | undefined
  let rows = 0
  const ready = Promise.withResolvers<void>()
  const done = Promise.withResolvers<number>()
  done.promise.catch(() => {}) // met by the next write or the end
  client.query({
    submit(connection: pg.Connection) {
      wire = connection as unknown as Wire
      wire.query(text)
    },
    handleCopyInResponse: () => ready.resolve(),
    handleCommandComplete(message: { readonly text: string }) {
      rows = rowsOf(message)
    },
    handleReadyForQuery: () => done.resolve(rows),
    handleError(error: Error) {
      ready.reject(error)
      done.reject(error)
    },
  } as pg.Submittable)
  await ready.promise
  return {
    async write(chunk) {
      wire?.sendCopyFromChunk(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength))
      if (wire?.stream.writableNeedDrain) await Promise.race([once(wire.stream, 'drain'), done.promise])
    },
    end() {
      wire?.endCopyFrom()
      return done.promise
    },
  }
}

import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'

/** A file in the text format of PostgreSQL's COPY. */
export interface CopyFile {
  readonly file: string
  write(values: readonly unknown[]): void
  /** Resolves when what was written so far need not be held in memory any longer. */
  drained(): Promise<void>
  close(): Promise<void>
}

const marks: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

const cell = (value: unknown): string => {
  if (value === null || value === undefined) return '\\N'
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return text.replace(/[\\\t\n\r]/g, (mark) => marks[mark] ?? mark)
}

export const copyFile = (file: string): CopyFile => {
  const stream = createWriteStream(file)
  return {
    file,
    write(values) {
      stream.write(`${values.map(cell).join('\t')}\n`)
    },
    async drained() {
      if (stream.writableNeedDrain) await once(stream, 'drain')
    },
    async close() {
      stream.end()
      await finished(stream)
    },
  }
}

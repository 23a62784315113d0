import { type DestinationStream, type Logger, pino } from 'pino'

export type Log = Pick<Logger, 'info' | 'warn' | 'error'>

/** Bytes kept in memory while the disk is full; what comes on top is lost. */
const mostWaiting = 1_000_000

/** A log that cannot be written must not end the server: without a listener, a full disk would. */
const destinationOf = (file: string | null): DestinationStream => {
  const target = file === null ? { fd: 2 } : { dest: file, mkdir: true }
  const stream = pino.destination({ ...target, sync: false, maxLength: mostWaiting })
  stream.on('error', () => {})
  return stream
}

/** One JSON line an entry, to a file or standard error. Names of fields that could hold a secret or a person are cut out. */
export const openLog = (file: string | null): Log =>
  pino(
    {
      base: null,
      redact: {
        paths: ['password', 'token', 'phone', '*.password', '*.token', '*.phone', 'err.config'],
        censor: '[redacted]',
      },
    },
    destinationOf(file),
  )

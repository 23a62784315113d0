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

/** What is logged of an error. Messages and details of the database quote values, and values may be personal: its code stays. */
const factsOf = (error: unknown): unknown => {
  if (!(error instanceof Error)) return { type: typeof error }
  const { name: type, message, stack = '', code, constraint } = error as Error & { code?: string; constraint?: string }
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line))
  const isOfDatabase = 'severity' in error
  return {
    type,
    ...(code && { code }),
    ...(constraint && { constraint }),
    ...(!isOfDatabase && { message }),
    stack: frames.join('\n'),
  }
}

/** One JSON line an entry, to a file or standard error, and to whoever it is forwarded to. Names of fields that could hold a secret or a person are cut out. */
export const openLog = (file: string | null, also: readonly DestinationStream[] = []): Log =>
  pino(
    {
      base: null,
      serializers: { err: factsOf },
      redact: {
        paths: ['password', 'token', 'phone', '*.password', '*.token', '*.phone', 'err.config'],
        censor: '[redacted]',
      },
    },
    also.length === 0
      ? destinationOf(file)
      : pino.multistream([destinationOf(file), ...also].map((stream) => ({ stream }))),
  )

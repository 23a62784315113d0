import { type Logger, pino } from 'pino'

export type Log = Pick<Logger, 'info' | 'warn' | 'error'>

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
    file === null
      ? pino.destination({ fd: 2, sync: false })
      : pino.destination({ dest: file, mkdir: true, sync: false }),
  )

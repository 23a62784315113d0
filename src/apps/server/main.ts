import { join } from 'node:path'
import { EmbeddedError } from '#platform/embedded/errors.ts'
import { holding } from '../held.ts'
import { sentence } from '../sentence.ts'
import { startServer } from './start.ts'

/** One sentence of what is wrong and what to do, in Chinese and English. */
const sentenceOf = (error: unknown): string => {
  const { code, message } = error as { code?: string; message?: string }
  if (error instanceof EmbeddedError) return error.message
  if (code === 'EADDRINUSE') return sentence('portTaken', { port: process.env['PORT'] ?? 8080 })
  if (code === 'ENOSPC' || code === '53100') return sentence('diskFull')
  return message ?? String(error)
}

const tell = (error: unknown): void => {
  console.error(sentenceOf(error))
  if (process.env['LUZHI_DEBUG']) console.error(error)
}

const { hold, stopAll } = holding()
let isStopping = false
const starting = startServer(
  { hold, stopAll },
  {
    env: process.env,
    isEmpty: process.argv.includes('--empty'),
    dist: join(import.meta.dirname, '../../../dist'),
    say: (line) => console.log(line),
    // On a terminal SIGHUP says that it was closed, and then nobody would end the server.
    onHangUp: (listener) => process.stdin.isTTY || process.on('SIGHUP', listener),
  },
)

/** Ends the process once everything is stopped, a start under way included. */
const end = async (code: number): Promise<void> => {
  const [stopped] = await Promise.allSettled([stopAll(), starting])
  process.exit(stopped.status === 'fulfilled' ? code : 1)
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    isStopping = true
    void end(0)
  })
}
starting.catch((error: unknown) => {
  if (isStopping) return // what it ran into is that everything stops
  tell(error)
  void end(1)
})

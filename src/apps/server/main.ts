import { join } from 'node:path'
import { EmbeddedError } from '#platform/embedded/errors.ts'
import { openLog } from '#platform/log/log.ts'
import { openInstance } from '../instance.ts'
import { portsOf } from '../ports.ts'
import { alarmsOf } from '../alarms.ts'
import { loadDemoAtStart } from '../demo/demo.ts'
import { sentence } from '../sentence.ts'
import { startWorker } from '../work.ts'
import { buildApp } from './app.ts'
import { secureHost } from './host.ts'
import { openFirstRun, tellFirstRun } from './first-run.ts'

const say = (line: string): void => console.log(line)

/** Requests under way may take so long after SIGTERM; then they are cut off. */
const drainFor = 8000

/** Starts everything that serves a county, and stops it in order: no new requests, then the worker, then the database. */
const main = async (): Promise<void> => {
  const { host, tls } = secureHost(process.env)
  const port = Number(process.env['PORT'] ?? 8080)
  const instance = await openInstance({ role: 'server', say })
  const log = openLog(join(instance.dataDir, 'log/server.log'))
  const ports = portsOf(instance.db)
  const alarms = await alarmsOf(ports, new Date()) // and the calendar is at hand before the first request
  const worker = startWorker(instance, log)
  const isEmpty = process.argv.includes('--empty')
  const firstRun = isEmpty ? await openFirstRun(instance) : null
  const app = await buildApp({
    instance,
    firstRun,
    ports,
    log,
    now: () => new Date(),
    checkAnswers: process.env['LUZHI_CHECK_ANSWERS'] === '1',
    tls,
    dist: join(import.meta.dirname, '../../../dist'),
  })

  let stopping: Promise<void> | undefined
  const stop = (): Promise<void> => {
    stopping ??= (async () => {
      const limit = setTimeout(() => app.server.closeAllConnections(), drainFor)
      await app.close()
      clearTimeout(limit)
      await worker.stop()
      await instance.close()
    })()
    return stopping
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      stop().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    })
  }
  try {
    await app.listen({ host, port })
  } catch (error) {
    await stop()
    throw error
  }
  const url = `${tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${port}`
  for (const alarm of alarms) say(alarm)
  if (firstRun) tellFirstRun(firstRun, url, say)
  if (!isEmpty) await loadDemoAtStart(instance, ports, say)
  say(`Luzhi is ready at ${url}`)
}

/** One sentence of what is wrong and what to do, in Chinese and English. */
const sentenceOf = (error: unknown): string => {
  const { code, message } = error as { code?: string; message?: string }
  if (error instanceof EmbeddedError) return error.message
  if (code === 'EADDRINUSE') return sentence('portTaken', { port: process.env['PORT'] ?? 8080 })
  if (code === 'ENOSPC' || code === '53100') return sentence('diskFull')
  return message ?? String(error)
}

main().catch((error: unknown) => {
  console.error(sentenceOf(error))
  if (process.env['LUZHI_DEBUG']) console.error(error)
  process.exit(1)
})

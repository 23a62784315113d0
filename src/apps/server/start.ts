import { Problem } from '#kernel/problem.ts'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { waysOf } from '#commons/seals/data/ways.ts'
import { openLog } from '#platform/log/log.ts'
import { alarmsOf } from '../alarms.ts'
import { loadDemoAtStart } from '../demo/demo.ts'
import { blobsOf, ownStore } from '../blobs.ts'
import type { Held } from '../held.ts'
import { openInstance } from '../instance.ts'
import { portsOf } from '../ports.ts'
import { startWorker } from '../background/work.ts'
import { buildApp } from './app.ts'
import { mustBeDurable } from './durable.ts'
import { openFirstRun, tellFirstRun } from './first-run.ts'
import { declaredProxies } from './declared-proxies.ts'
import { secureHost } from './host.ts'
import { logPlaces } from './log-places.ts'
import { readNames } from './names.ts'
import { renewCertificate } from './tls/renewal.ts'

export interface StartOptions {
  readonly env: Readonly<Record<string, string | undefined>>
  /** Starts without the demo; an instance without a county then offers to make one. */
  readonly isEmpty: boolean
  /** Folder with the built screens. */
  readonly dist: string
  readonly say: (line: string) => void
  /** Calls the listener whenever the operator asks to look at the certificate again. */
  readonly onHangUp: (listener: () => void) => void
}

/** Requests under way may take so long; then they are cut off. */
const drainFor = 8000

const closeApp = async (app: FastifyInstance): Promise<void> => {
  const limit = setTimeout(() => app.server.closeAllConnections(), drainFor)
  await app.close()
  clearTimeout(limit)
}

const now = (): Date => new Date()

/**
 * Starts everything that serves a county. Stopped in the opposite order: no new requests, then the worker, then the database. Throws
 * what went wrong and leaves it to the caller to stop what had started.
 */
export const startServer = async (
  { hold }: Held,
  { env, isEmpty, dist, say, onHangUp }: StartOptions,
): Promise<void> => {
  const { host, tls } = secureHost(env)
  const proxies = declaredProxies(env)
  const names = readNames(env)
  const places = logPlaces(env)
  const port = Number(env['PORT'] ?? 8080)
  const instance = await hold(openInstance({ role: 'server', say, env }), ({ close }) => close())
  await mustBeDurable(instance, env)
  const { streams } = await hold(places, ({ stop }) => stop())
  const log = openLog(join(instance.dataDir, 'log/server.log'), streams)
  const blobs = blobsOf(instance, env, (why) => log.warn({ why }, 'the store of files is away'))
  void ownStore(instance, env).catch((error: unknown) =>
    log.error(
      { why: error instanceof Problem ? error.refusal.code : String(error) },
      'no file is taken or removed: see LUZHI_FILES',
    ),
  )
  const ports = portsOf(instance.db, blobs)
  const alarms = await alarmsOf(ports, now()) // and the calendar is at hand before the first request
  await hold(startWorker(instance, ports, log, waysOf(env)), (worker) => worker.stop())
  const firstRun = isEmpty ? await openFirstRun(instance) : null
  const checkAnswers = env['LUZHI_CHECK_ANSWERS'] === '1'
  const app = await hold(
    buildApp({ instance, firstRun, ports, log, now, checkAnswers, tls, proxies, names, dist }),
    closeApp,
  )
  await app.listen({ host, port, backlog: 4096 }) // a crowd that knocks at once waits for its turn, not for TCP to try again
  if (tls) onHangUp((await hold(renewCertificate(app, tls.files, log), ({ stop }) => stop())).again)
  const url = `${tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${port}`
  for (const alarm of alarms) say(alarm)
  if (firstRun) tellFirstRun(firstRun, url, say)
  if (!isEmpty) await loadDemoAtStart(instance, ports, say)
  say(`Luzhi is ready at ${url}`)
}

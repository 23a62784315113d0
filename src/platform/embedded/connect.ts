import { readFileSync, realpathSync } from 'node:fs'
import { superuser } from './cluster.ts'
import { type Connection, urlOf } from './connection.ts'
import { EmbeddedError } from './errors.ts'
import { readHolder, refuseHeld } from './instance-lock.ts'
import { findLayout, type Layout } from './layout.ts'
import { readLock } from './postmaster.ts'
import { waitUntil } from './processes.ts'
import { type Embedded, lockOf, type StartOptions, startEmbedded } from './start.ts'

const patience = 30_000

/** The database of a server that runs, or is about to. */
const attach = async (layout: Layout): Promise<Embedded> => {
  if (!(await waitUntil(() => readLock(layout.cluster)?.status === 'ready', patience))) {
    throw new EmbeddedError('start-failed', 'notReady')
  }
  const lock = readLock(layout.cluster)
  const isSocket = Boolean(lock?.socketDir)
  const config: Connection = {
    host: lock?.socketDir || '127.0.0.1',
    port: lock?.port ?? 0,
    user: superuser,
    ...(!isSocket && { password: readFileSync(layout.passwordFile, 'utf8').trim() }),
  }
  return {
    config,
    pid: lock?.pid ?? 0,
    url: (database, user) => urlOf(config, database, user),
    stop: () => Promise.resolve(),
  }
}

/**
 * For operator commands: the running server's database, whose `stop` leaves it alone, or else an own start of the stopped instance.
 * Two commands on a stopped instance wait for each other. Throws as startEmbedded does.
 */
export const connectEmbedded = async (options: Omit<StartOptions, 'role'>): Promise<Embedded> => {
  const layout = findLayout(options.dataDir)
  if (layout) {
    const lock = lockOf(realpathSync(options.dataDir))
    const isToolAtWork = () => readHolder(lock)?.role === 'tool'
    await waitUntil(() => !isToolAtWork(), patience)
    const holder = readHolder(lock)
    if (holder?.role === 'server') return attach(layout)
    if (holder) throw refuseHeld(holder, layout.dataDir)
  }
  return startEmbedded({ ...options, role: 'tool' })
}

import { createServer } from 'node:net'

/** How to reach the cluster; spread it into pg's Pool or Client together with a database. */
export interface Connection {
  /** Folder of the unix socket, or 127.0.0.1. */
  readonly host: string
  readonly port: number
  readonly user: string
  /** Only on platforms without unix sockets; give it to every role that logs in. */
  readonly password?: string
}

export const urlOf = (config: Connection, database: string, user = config.user): string => {
  const secret = config.password ? `:${encodeURIComponent(config.password)}` : ''
  const name = encodeURIComponent(database)
  if (!config.host.startsWith('/'))
    return `postgresql://${encodeURIComponent(user)}${secret}@${config.host}:${config.port}/${name}`
  return `postgresql://${encodeURIComponent(user)}@/${name}?host=${encodeURIComponent(config.host)}&port=${config.port}`
}

/** A loopback port that nobody uses at this moment. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

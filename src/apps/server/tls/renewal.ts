import type { Server } from 'node:tls'
import type { FastifyInstance } from 'fastify'
import type { Log } from '#platform/log/log.ts'
import { type PairFiles, watchPair } from '#platform/tls/pair.ts'

export interface Renewal {
  /** Looks at the files now. */
  readonly again: () => void
  readonly stop: () => void
}

/** Connections that begin from now on see the renewed certificate; those under way go on. */
export const renewCertificate = (app: FastifyInstance, files: PairFiles, log: Log): Renewal =>
  watchPair(
    files,
    (pair) => {
      ;(app.server as unknown as Server).setSecureContext({ ...pair, minVersion: 'TLSv1.2' })
      log.info('took the renewed certificate')
    },
    (error) => {
      const { code = 'does-not-fit' } = error as { readonly code?: string }
      log.warn({ code }, 'the renewed certificate was not taken, the earlier one stays')
    },
  )

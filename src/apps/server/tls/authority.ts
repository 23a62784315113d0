import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { FastifyInstance } from 'fastify'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import { authorityFiles } from '#platform/tls/pair.ts'

/** The certificate of the local authority, for phones that are to trust it; its fingerprint stands on the printed sheet. */
export const registerAuthority = (app: FastifyInstance, dataDir: string): void => {
  const { cert } = authorityFiles(dataDir)
  app.get('/authority.crt', async (_request, reply) => {
    if (!existsSync(cert)) throw new Problem(refuse('not-found'))
    return reply
      .header('content-type', 'application/x-x509-ca-cert')
      .header('content-disposition', 'attachment; filename="authority.crt"')
      .header('cache-control', 'no-store')
      .send(await readFile(cert))
  })
}

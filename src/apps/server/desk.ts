import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ofDocument, policies } from '#platform/http/headers.ts'

const lasting = 'public, max-age=31536000, immutable'

/** Browsers ask for this name whatever page they show. */
const iconPath = '/favicon.ico'

/** Serves the built files of the faces. Names carry a hash of their content, so a browser keeps them for ever. */
export const registerAssets = async (app: FastifyInstance, dist: string): Promise<void> => {
  registerIcon(app, dist)
  const common = { preCompressed: true, index: false, cacheControl: false, decorateReply: false, list: false } as const
  await app.register(async (files) => {
    files.addHook('onSend', async (_request, reply) => {
      if (reply.statusCode === 200 || reply.statusCode === 304) reply.header('cache-control', lasting)
    })
    await files.register(fastifyStatic, { ...common, root: join(dist, 'desk/assets'), prefix: '/desk/assets/' })
    await files.register(fastifyStatic, { ...common, root: join(dist, 'portal/assets'), prefix: '/assets/' })
    await files.register(fastifyStatic, { ...common, root: join(dist, 'phone/assets'), prefix: '/phone/assets/' })
  })
}

const registerIcon = (app: FastifyInstance, dist: string): void => {
  app.get(iconPath, async (_request, reply) =>
    reply
      .header('content-type', 'image/svg+xml; charset=utf-8')
      .header('cache-control', 'public, max-age=86400')
      .send(await readFile(join(dist, 'portal/favicon.svg'))),
  )
}

export interface DeskOptions {
  readonly dist: string
  /** Whether the county that a request means is the demo: the log-in says where its passwords are. */
  readonly isDemo: (request: FastifyRequest) => Promise<boolean>
}

/** The desk is one page for all its addresses; each answer has its own nonce for styles. */
export const registerDesk = (app: FastifyInstance, { dist, isDemo }: DeskOptions): void => {
  app.get('/desk', async (_request, reply) => reply.redirect('/desk/', 302))
  app.get('/desk/*', async (request, reply) => {
    const html = await readFile(join(dist, 'desk/index.html'), 'utf8') // read each time: a build may have replaced it
    const nonce = randomBytes(16).toString('base64url')
    return reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .headers(ofDocument(policies.desk(nonce)))
      .send(html.replaceAll('__NONCE__', nonce).replace('__DEMO__', (await isDemo(request)) ? 'yes' : 'no'))
  })
}

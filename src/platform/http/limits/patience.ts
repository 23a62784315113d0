import type { IncomingMessage } from 'node:http'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { hasBody, isUpload } from './lane.ts'

/** How long a request may be on its way, in milliseconds. */
export interface Patience {
  readonly headers: number
  /** The whole of a body that is read before it is worked on. */
  readonly body: number
  /** A file may take long, but must come: so many bytes in every such while. */
  readonly upload: { readonly bytes: number; readonly every: number }
  /** The longest that any request may be on its way. */
  readonly longest: number
  /** How often is looked. */
  readonly look: number
}

export const usualPatience: Patience = {
  headers: 15_000,
  body: 20_000,
  upload: { bytes: 200_000, every: 20_000 },
  longest: 15 * 60_000,
  look: 5_000,
}

interface Coming {
  readonly message: IncomingMessage
  readonly isUpload: boolean
  since: number
  bytes: number
}

const isLate = (coming: Coming, now: number, { body, upload }: Patience): boolean => {
  const { message, isUpload, since, bytes } = coming
  if (!isUpload) return now - since > body
  if (now - since < upload.every || message.readableLength > 0) return false // what lies here unread is not its sender's delay
  const read = message.socket.bytesRead
  if (read - bytes < upload.bytes) return true
  coming.since = now
  coming.bytes = read
  return false
}

/** Cuts off whoever sends a body as if to hold the connection (security.md, fault 15). Slow headers are cut by node itself. */
export const cutSlowBodies = (app: FastifyInstance, patience: Patience): void => {
  const underWay = new Set<Coming>()
  app.addHook('onRequest', (request: FastifyRequest, _reply, done) => {
    const { raw } = request
    if (!raw.complete && hasBody(raw))
      underWay.add({
        message: raw,
        isUpload: isUpload(request),
        since: performance.now(),
        bytes: raw.socket.bytesRead,
      })
    done()
  })
  const look = setInterval(() => {
    const now = performance.now()
    for (const coming of underWay) {
      const { message } = coming
      if (message.complete || message.destroyed) underWay.delete(coming)
      else if (isLate(coming, now, patience)) {
        underWay.delete(coming)
        app.server.emit(
          'clientError',
          Object.assign(new Error('slow'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' }),
          message.socket,
        )
      }
    }
  }, patience.look).unref()
  app.addHook('onClose', (_app, done) => {
    clearInterval(look)
    done()
  })
}

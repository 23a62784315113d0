import type { FastifyRequest } from 'fastify'
import type { Lane } from './admission.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The body may be files: read while they are worked on, and may take their sender minutes. */
    isUpload?: boolean
  }
}

export const hasBody = ({ headers }: FastifyRequest['raw']): boolean =>
  headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined

/** Whether the body is read while it is worked on. A form without files is read before, wherever it is sent to. */
export const isUpload = (request: FastifyRequest): boolean =>
  request.routeOptions.config?.isUpload === true &&
  request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') !== true

/** `isStaff`: by a token of which is known that somebody is behind it. */
export const laneOf = (request: FastifyRequest, isStaff: boolean): Lane => {
  if (isUpload(request)) return isStaff ? 'staffUploads' : 'publicUploads'
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  if (isStaff) return isRead ? 'staff' : 'staffWrites'
  return isRead ? 'public' : 'publicWrites'
}

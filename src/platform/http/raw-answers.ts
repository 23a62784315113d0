import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import { everywhere } from './headers.ts'
import type { Problems } from './problems.ts'

const codeOf = (code: string | undefined): string =>
  code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 'too-slow' : code === 'HPE_HEADER_OVERFLOW' ? 'headers-too-large' : 'bad-http'

/**
 * Answers what is no request, before there is one: badly framed, with two lengths, with too many headers, too slow. The connection is
 * over after it, so that nothing that was smuggled behind is read as a second request (ASVS 4.2.1).
 */
export const answerRaw =
  (problems: Problems) =>
  (error: Error & { readonly code?: string }, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || socket.destroyed) return
    if (!socket.writable) return void socket.destroy()
    const document = problems.documentOf(new Problem(refuse(codeOf(error.code))), 'zh-CN')
    const body = JSON.stringify(document)
    const headers = {
      ...everywhere,
      'content-type': 'application/problem+json; charset=utf-8',
      'content-length': String(Buffer.byteLength(body)),
      connection: 'close',
    }
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
    socket.end(`HTTP/1.1 ${document.status} ${STATUS_CODES[document.status] ?? ''}\r\n${lines.join('')}\r\n${body}`)
    socket.destroySoon()
  }

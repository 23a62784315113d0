import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ofDocument, policies } from '#platform/http/headers.ts'
import { phoneLookOf } from '#ui/light/look.ts'

export interface PhoneOptions {
  readonly dist: string
  readonly countyOf: (request: FastifyRequest) => Promise<{ readonly name: string; readonly isDemo: boolean }>
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const inHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign)

/** The phone is one page: to bind it, to enter the PIN, and what comes after. `/bind` is what the office's QR code opens. */
export const registerPhone = (app: FastifyInstance, { dist, countyOf }: PhoneOptions): void => {
  const show = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const county = await countyOf(request)
    const html = await readFile(join(dist, 'phone/index.html'), 'utf8') // read each time: a build may have replaced it
    const { language, elder } = phoneLookOf(request.headers.cookie, request.headers['accept-language'])
    return reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .headers(ofDocument(policies.phone))
      .send(
        html
          .replace('__LANGUAGE__', language)
          .replace('__CLASS__', elder ? 'portal phone elder' : 'portal phone')
          .replace('__COUNTY__', inHtml(county.name))
          .replace('__DEMO__', county.isDemo ? 'yes' : 'no'),
      )
  }
  app.get('/bind', show)
  app.get('/phone', async (_request, reply) => reply.redirect('/phone/', 302))
  app.get('/phone/*', show)
}

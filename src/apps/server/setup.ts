import fastifyFormbody from '@fastify/formbody'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { dayOf } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import type { DivisionSource } from '#commons/divisions/actions/division-source.ts'
import type { Db } from '#platform/db/db.ts'
import { ofDocument, policies } from '#platform/http/headers.ts'
import { checkOrigin } from '#platform/http/origin.ts'
import { textsOf } from '#platform/http/texts.ts'
import { limited } from '#platform/http/throttle.ts'
import { lookOf } from '#ui/light/look.ts'
import { openDivisions } from '../packed-divisions.ts'
import { type SetupFault, type SetupPage } from '../setup-page.ts'
import { type FirstRun, fitsCode, isStillOpen } from './first-run.ts'
import { makeFirstCounty } from './make-first-county.ts'
import type { Portal } from './portal.ts'
import { readSetup, type SetupForm } from './setup-form.ts'

export interface SetupOptions {
  readonly firstRun: FirstRun
  readonly db: Db
  readonly portal: Portal
  readonly now: () => Date
}

type Form = Readonly<Record<string, string>>

const search = (source: DivisionSource, q: string): SetupPage['counties'] =>
  q.trim() === ''
    ? []
    : source
        .searchCounties(q)
        .map(({ code, name, province, city }) => ({ code, name: `${province} ${city ?? ''} ${name} ${code}` }))

const codeOf = (error: unknown): string | undefined => (error instanceof Problem ? error.refusal.code : undefined)

/** Makes the county once; a second request that comes meanwhile finds the door closed. */
const make = async (
  { firstRun, db, now }: SetupOptions,
  source: DivisionSource,
  form: SetupForm,
): Promise<Pick<SetupPage, 'made' | 'faults'>> => {
  if (!firstRun.isOpen) throw new Problem(refuse('not-found'))
  firstRun.isOpen = false
  try {
    const { name, townships, villages, codes } = await makeFirstCounty(db, source, form, now())
    return { made: { name, townships, villages, codes }, faults: [] }
  } catch (error) {
    firstRun.isOpen = true
    const code = codeOf(error)
    if (code !== 'unknown-county' && code !== 'no-congress') throw error
    return { faults: [{ field: 'county', code: code === 'no-congress' ? code : 'county' }] }
  }
}

/** What comes of a form: the county, or what is wrong. The code is asked first, so that nobody without it learns anything. */
const take = async (
  options: SetupOptions,
  source: DivisionSource,
  form: Form,
  tries: (key: string) => void,
): Promise<Pick<SetupPage, 'made' | 'faults'>> => {
  try {
    tries('setup')
  } catch (error) {
    if (codeOf(error) !== 'too-many') throw error
    return { faults: [{ field: null, code: 'too-many' }] }
  }
  if (!fitsCode(options.firstRun, form['code'] ?? '')) return { faults: [{ field: 'code', code: 'code' }] }
  const read = readSetup(form)
  return 'administrators' in read ? make(options, source, read) : { faults: read }
}

const statusOf = (faults: readonly SetupFault[]): number =>
  faults.length === 0 ? 200 : faults.some(({ code }) => code === 'too-many') ? 429 : 422

/** China's divisions, opened once, when somebody first asks: it takes a process of its own. */
const whenAsked = (): (() => Promise<DivisionSource>) => {
  let opened: Promise<DivisionSource> | undefined
  return () => {
    opened ??= openDivisions().catch((error: unknown) => {
      opened = undefined
      throw error
    })
    return opened
  }
}

/** While an instance is empty every page leads to `/setup`; once its county is made, `/setup` is gone. */
export const registerSetup = async (app: FastifyInstance, options: SetupOptions): Promise<void> => {
  const { firstRun, portal, now } = options
  const divisions = whenAsked()
  const tries = limited({ most: 10, minutes: 10 })
  const draw = (request: FastifyRequest, reply: FastifyReply, page: SetupPage): FastifyReply => {
    const { language, elder } = lookOf(request.headers.cookie, request.headers['accept-language'])
    const county = { key: '', name: '', demo: false }
    const frame = { language, elder, county, path: '/setup', cssHref: portal.cssHref, today: dayOf(now()) }
    return reply
      .code(statusOf(page.faults))
      .header('content-type', 'text/html; charset=utf-8')
      .headers(ofDocument(policies.portal))
      .header('cache-control', 'no-store')
      .send(portal.renderSetup(page, frame))
  }
  const mustBeOpen = async (): Promise<void> => {
    if (!(await isStillOpen(options, firstRun))) throw new Problem(refuse('not-found'))
  }
  app.addHook('onRequest', async (request, reply) => {
    const isPage = request.method === 'GET' && String(request.headers.accept ?? '').includes('text/html')
    if (!firstRun.isOpen || !isPage || /^\/(setup|assets|desk\/assets)\b/.test(request.url)) return
    if (await isStillOpen(options, firstRun)) return reply.redirect('/setup', 302)
  })
  await app.register(async (pages) => {
    await pages.register(fastifyFormbody, { bodyLimit: 20_000 })
    pages.get('/setup', async (request, reply) => {
      await mustBeOpen()
      const q = textsOf(request.query)['q'] ?? ''
      return draw(request, reply, { q, counties: search(await divisions(), q), values: {}, faults: [] })
    })
    pages.post('/setup', async (request, reply) => {
      await mustBeOpen()
      checkOrigin(request, { needsProof: false })
      const form = textsOf(request.body)
      const q = form['q'] ?? ''
      const source = await divisions()
      const taken = await take(options, source, form, tries)
      return draw(request, reply, { q, counties: search(source, q), values: form, ...taken })
    })
  })
}

import type { BodyOf } from '#kernel/endpoint.ts'
import { filesMeantFor } from '#commons/files/data/hanging.ts'
import { found, Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import type { Viewer } from '#kernel/viewer.ts'
import { act } from '#platform/action/act.ts'
import { create } from '#platform/action/create.ts'
import type { TypedAction } from '#platform/action/action.ts'
import type { Context } from '#platform/action/context.ts'
import { dayView } from '#platform/action/days.ts'
import { note } from '#platform/audit/entry.ts'
import { type SealedReceipt, sealedReceipt } from '#platform/seal/receipt.ts'
import { limited, limitedTogether } from '#platform/http/throttle.ts'
import { notSolved } from '../actions/not-solved.ts'
import { eraseContacts } from '../actions/erase-contacts.ts'
import { rate } from '../actions/rate.ts'
import { submit } from '../actions/submit.ts'
import { idByFacts, idByLink, viewById } from '../data/author-view.ts'
import { opinions } from '../data/store.ts'
import { submittedUnder, writtenSince } from '../data/own-data.ts'
import { contactsIn } from '../data/contacts.ts'
import { knowsEnd } from '../rules/rules.ts'
import { countWrongEnd, secondsUntilNextEnd } from '../data/wrong-ends.ts'
import { linkOf, receiptOf, recordIdOf } from '../data/receipt.ts'
import type { OpinionRecord } from '../data/tables.ts'
import { comingSteps } from '../rules/coming-steps.ts'
import type { Receipt } from '../spec/contract.ts'
import type { OpinionSettings } from '../spec/settings.ts'
import type {
  AuthorView,
  OwnData,
  publicErase,
  publicNotSolved,
  publicOwnData,
  publicRate,
  publicSubmit,
} from '../spec/public-contract.ts'

/**
 * 60 submissions from one source in 10 minutes, and 600 in a county from all: one a second, more than its stations can read. Beyond that
 * each source has two still, so that a flood from hundreds keeps out none who has something to say.
 */
const submissions = limitedTogether({ most: 60, together: 600, beyond: 2, minutes: 10 })
/** 60 links opened from one source in 10 minutes; 10 look-ups from one source, and 10 of one code, in the same time. */
const openings = limited({ most: 60, minutes: 10 })
const lookUpsBySource = limited({ most: 10, minutes: 10 })
const lookUpsByCode = limited({ most: 10, minutes: 10 })
/** Who holds a link has still to guess the end of the phone: 10 tries in the same time, and 30 wrong ones a day. */
const phoneEnds = limited({ most: 10, minutes: 10 })

/** The public as a viewer: a receipt opens one record and nothing else. */
export const citizen = (county: string, receipt: string | null): Viewer => ({
  county,
  login: null,
  person: null,
  name: '',
  posts: [],
  grants: [{ permission: 'opinions.author', scope: { kind: 'county' } }],
  receipt,
})

const view = async (context: Context, id: string): Promise<AuthorView | null> =>
  context.db.read(context.county, async (session) => {
    const { settings } = context.ports
    const days = await dayView(context, (await settings(session, 'opinions')).value)
    return viewById(session, id, days, async (standing) => {
      const { value } = await settings(session, 'opinions', standing.settingsVersion)
      return comingSteps(days.calendar, days.today, value as OpinionSettings, standing)
    })
  })

/** Takes what a citizen says and answers with the receipt. The same submission again (its id and content) answers the same. */
export const submitPublic = async (
  context: Context,
  said: BodyOf<typeof publicSubmit>,
  source: string,
): Promise<{ receipt: Receipt; view: AuthorView; isNew: boolean }> => {
  const { county } = context
  submissions(source, county)
  const { keys, id, files } = await context.db.read(county, async (session) => {
    const record = recordIdOf(session.keys, county, said.id)
    const brought = await filesMeantFor(session, record)
    return { keys: session.keys, id: record, files: brought.map((file) => file.id) }
  })
  const channel = said.venue ? ('venue' as const) : ('portal' as const)
  const all = { ...said, id, channel, ...(files.length > 0 && { files }) }
  const { row, isNew } = await create({ ...context, viewer: citizen(county, id) }, submit, all, { isRead: true })
  const receipt = receiptOf(keys, county, row as OpinionRecord)
  return { receipt, view: found(await view(context, row.id)), isNew }
}

const isWrongEnd = (error: unknown): boolean => error instanceof Problem && error.refusal.code === 'phone-end-wrong'

/** What takes the end of the phone: wrong ends are counted where a restart does not forget them. Throws Problem `too-many`. */
const knowingTheEnd = async <T>(context: Context, id: string, work: () => Promise<T>): Promise<T> => {
  const { county, db, now } = context
  phoneEnds(`${county}/${id}`)
  const seconds = await db.read(county, (session) => secondsUntilNextEnd(session, id, now))
  if (seconds > 0) throw new Problem(refuse('too-many', { params: { seconds } }))
  try {
    return await work()
  } catch (error) {
    if (isWrongEnd(error)) await db.write(county, async (session) => countWrongEnd(session, id, now))
    throw error
  }
}

/** The record that a link opens; tries from one source have an end, whatever links it makes up. */
const idBehind = async ({ db, county }: Context, link: string, source: string): Promise<string> => {
  openings(source)
  return found(await db.read(county, (session) => idByLink(session, link)))
}

/** The opinion behind a receipt link, or null. */
export const authorView = async (context: Context, link: string): Promise<AuthorView | null> => {
  const id = await context.db.read(context.county, (session) => idByLink(session, link))
  return id === null ? null : view(context, id)
}

/** The sealed receipt behind a link; `seal` is null where the record does not agree with what was sealed. Null where there is none. */
export const sealOf = async (
  context: Context,
  link: string,
): Promise<{ view: AuthorView; seal: SealedReceipt | null } | null> => {
  const shown = await authorView(context, link)
  if (!shown) return null
  const seal = await context.db.read(context.county, (session) =>
    sealedReceipt(session, opinions, { record: shown.id, text: shown.body }),
  )
  return { view: shown, seal }
}

/** The opinion behind a code and a second fact, or null: the same answer whichever was wrong. Throws Problem `too-many`. */
export const lookUp = async (
  context: Context,
  { code, fact }: { readonly code: string; readonly fact: string },
  source: string,
): Promise<{ view: AuthorView; link: string } | null> => {
  lookUpsBySource(source)
  lookUpsByCode(`${context.county}/${code}`)
  const hit = await context.db.read(context.county, async (session) => {
    const id = await idByFacts(session, code, fact)
    return id === null ? null : { id, link: linkOf(session.keys, session.county, id) }
  })
  return hit === null ? null : { view: found(await view(context, hit.id)), link: hit.link }
}

type Around = (context: Context, id: string, work: () => Promise<unknown>) => Promise<unknown>

const judge =
  <Body extends { readonly actId: string; readonly version: number; readonly input: unknown }>(
    action: TypedAction<Body['input']>,
    around: Around = (_context, _id, work) => work(),
  ) =>
  async (context: Context, link: string, body: Body, source: string): Promise<AuthorView> => {
    const id = await idBehind(context, link, source)
    const own = { ...context, viewer: citizen(context.county, id) }
    await around(context, id, () => act(own, action, { id, ...body }, { isRead: true }))
    return found(await view(context, id))
  }

export const ratePublic = judge<BodyOf<typeof publicRate>>(rate)
export const notSolvedPublic = judge<BodyOf<typeof publicNotSolved>>(notSolved)
export const erasePublic = judge<BodyOf<typeof publicErase>>(eraseContacts, knowingTheEnd)

/** All that is kept of the author, and a note that it was given out (个人信息保护法 45). */
export const ownDataPublic = async (
  context: Context,
  link: string,
  { phoneEnd }: BodyOf<typeof publicOwnData>,
  source: string,
): Promise<OwnData> => {
  const id = await idBehind(context, link, source)
  const kept = await knowingTheEnd(context, id, () =>
    context.db.write(context.county, async (session) => {
      const contacts = await contactsIn(session, id)
      const verdict = knowsEnd(contacts.phone, phoneEnd)
      if (!verdict.ok) throw new Problem(verdict)
      note(session, { name: 'ownData.given', at: context.now, source, extra: { kind: 'opinion', record: id } })
      return { ...contacts, ...(await submittedUnder(session, id)), wrote: await writtenSince(session, id) }
    }),
  )
  return { view: found(await view(context, id)), ...kept }
}

export { placesForForm } from '../data/places.ts'

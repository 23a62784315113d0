import { type Page, type PageAnswer, type PageCall, page } from '#platform/http/page.ts'
import { qrOf } from '#platform/http/qr.ts'
import type { Context } from '#platform/action/context.ts'
import { uuid } from '#kernel/text.ts'
import { townshipsWithVillages } from '../data/places.ts'
import type { CardPage, CheckPage, WhoPage } from '../spec/public-pages.ts'
import { checkFor, placesFor, publicCardFor, representativesFor } from './public.ts'

const nothingThere: PageAnswer = { page: 'missing', props: {}, status: 404 }

const textOf = (value: string | undefined): string | undefined =>
  value?.normalize('NFKC').trim().slice(0, 40) || undefined
const codeOf = (value: string | undefined, digits: 9 | 12): string | undefined =>
  value !== undefined && new RegExp(`^\\d{${digits}}$`).test(value) ? value : undefined

/** One place that was typed leads to it; several are offered; none is said. */
const byName = async (
  context: Context,
  q: string,
  source: string,
): Promise<{ readonly goTo: string } | { readonly found: NonNullable<WhoPage['found']> }> => {
  const places = await placesFor(context, { q }, source)
  const [only] = places
  if (only && places.length === 1) return { goTo: `/who?${only.level}=${only.code}` }
  return { found: places.map(({ code, name, township }) => ({ code, name, township: township?.name ?? null })) }
}

/** Who represents me: by a typed name, or by township and village. A village alone is enough; it names its township. */
const who = async (context: Context, { query, source }: PageCall): Promise<PageAnswer> => {
  const [q, township, village] = [textOf(query['q']), codeOf(query['township'], 9), codeOf(query['village'], 12)]
  const named = q === undefined ? null : await byName(context, q, source)
  if (named && 'goTo' in named) return named
  const code = village ?? township
  // A village of another township than the one chosen: neither is guessed.
  const isElsewhere = village !== undefined && township !== undefined && !village.startsWith(township)
  const [townships, result] = await Promise.all([
    context.db.read(context.county, townshipsWithVillages),
    code === undefined || isElsewhere ? undefined : representativesFor(context, code, source),
  ])
  const isUnknown = (code !== undefined && !isElsewhere && !result) || (named !== null && named.found.length === 0)
  const props: WhoPage = {
    townships,
    values: {
      ...(q !== undefined && { q }),
      ...(township !== undefined && { township }),
      ...(village !== undefined && { village }),
    },
    found: named?.found ?? null,
    fault: isElsewhere ? 'elsewhere' : isUnknown ? 'unknown' : null,
    result: result ?? null,
  }
  return { page: 'who', props, status: code !== undefined && isUnknown ? 404 : 200 }
}

const card = async (context: Context, { params, origin, source }: PageCall): Promise<PageAnswer> => {
  const id = uuid().safeParse(params['id'])
  const found = id.success ? await publicCardFor(context, id.data, source) : undefined
  if (!found) return nothingThere
  const address = `${origin}/deputies/${found.id}`
  return { page: 'deputy', props: { card: found, qr: qrOf(address), address } satisfies CardPage }
}

/** What a card's QR code leads to. Asked anew every time: no cache may say that a card holds. */
const check = async (context: Context, { params, source }: PageCall): Promise<PageAnswer> => {
  const code = params['code'] ?? ''
  const checked = /^[\w-]{22}$/.test(code) ? await checkFor(context, code, source) : undefined
  const props: CheckPage = { checked: checked ?? null }
  return { page: 'check', props, status: checked ? 200 : 404, isPrivate: true }
}

/** Pages of the portal that this room answers; screens/public draws them. */
export const pages: readonly Page[] = [
  page({ method: 'GET', path: '/who', load: who }),
  page({ method: 'GET', path: '/deputies/{id}', load: card }),
  page({ method: 'GET', path: '/check/{code}', load: check }),
]

import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import { uuid } from '#kernel/text.ts'
import type { PageAnswer, PageCall } from '#platform/http/page.ts'
import { qrOf } from '#platform/http/qr.ts'
import { fingerprintOf } from '#platform/seal/signing.ts'
import type { Context } from '#platform/action/context.ts'
import { wordOf } from '../data/receipt.ts'
import { notSolved, rate } from '../spec/inputs.ts'
import type { FieldFault, MatterPage, SealPage } from '../spec/public-pages.ts'
import { faultsOfProblem, filled, type Form, isCode, readForm } from './form.ts'
import { authorView, notSolvedPublic, ratePublic, sealOf } from './public.ts'

export const nothingThere: PageAnswer = { page: 'missing', props: {}, status: 404, isPrivate: true }

const wordFor = ({ db, county }: Context, id: string): Promise<string> =>
  db.read(county, async ({ keys }) => wordOf(keys, county, id))

export const isLink = (link: string | undefined): link is string => /^[\w-]{22}$/.test(link ?? '')

/** The receipt itself. Whoever holds its link holds the whole receipt, so the second fact is shown again. */
export const openReceipt = async (context: Context, { params, origin }: PageCall): Promise<PageAnswer> => {
  const { link } = params
  const view = isLink(link) ? await authorView(context, link) : null
  if (!view || !isLink(link)) return nothingThere
  return {
    page: 'receipt',
    props: { view, link, word: await wordFor(context, view.id), qr: qrOf(`${origin}/r/${link}`) },
    isPrivate: true,
  }
}

/** The sealed receipt, to be printed or downloaded and compared with the published roots. */
export const openSeal = async (context: Context, { params: { link } }: PageCall): Promise<PageAnswer> => {
  const found = isLink(link) ? await sealOf(context, link) : null
  if (!found || !isLink(link)) return nothingThere
  const { view, seal } = found
  const fingerprint = seal && fingerprintOf(seal.key)
  return { page: 'seal', props: { view, link, seal, fingerprint } satisfies SealPage, isPrivate: true }
}

const draw = async (
  context: Context,
  link: string | undefined,
  rest: Pick<MatterPage, 'values' | 'faults'> & Partial<MatterPage>,
  status = 200,
): Promise<PageAnswer> => {
  const view = isLink(link) ? await authorView(context, link) : null
  if (!view || !isLink(link)) return nothingThere
  const props: MatterPage = { view, link, actIds: { rate: uuidv7(), notSolved: uuidv7() }, ...rest }
  return { page: 'matter', props, status, isPrivate: true }
}

export const openMatter = (context: Context, { params, query }: PageCall): Promise<PageAnswer> => {
  const done = query['done']
  return draw(context, params['link'], {
    values: {},
    faults: [],
    ...(done === 'rated' || done === 'contested' || done === 'erased' ? { done } : {}),
  })
}

export const envelope = z.object({ actId: uuid(), version: z.coerce.number().int().min(1) })

export const statusOf = (faults: readonly FieldFault[]): number =>
  isCode(faults, 'changed') || isCode(faults, 'not-now') || isCode(faults, 'no-contacts')
    ? 409
    : isCode(faults, 'too-many')
      ? 429
      : 422

interface Judgement<Schema extends z.ZodType> {
  readonly input: Schema
  readonly act: (
    context: Context,
    link: string,
    act: { actId: string; version: number; input: z.output<Schema> },
    source: string,
  ) => Promise<unknown>
  readonly read: (form: Form) => unknown
  readonly done: NonNullable<MatterPage['done']>
}

/** A judgement of the author: acts and leads back to the progress page, or shows that page with what is amiss. */
const judge =
  <Schema extends z.ZodType>({ input, act, read, done }: Judgement<Schema>) =>
  async (context: Context, { params, form, source }: PageCall): Promise<PageAnswer> => {
    const { link } = params
    if (!isLink(link)) return nothingThere
    const [frame, judged] = [envelope.safeParse(form), readForm(input, read(form))]
    const faults: FieldFault[] =
      'faults' in judged ? judged.faults : frame.success ? [] : [{ field: null, code: 'changed' }]
    if ('data' in judged && frame.success) {
      try {
        await act(context, link, { ...frame.data, input: judged.data }, source)
        return { goTo: `/r/${link}/progress?done=${done}` }
      } catch (problem) {
        faults.push(...faultsOfProblem(problem))
      }
    }
    return draw(
      context,
      link,
      {
        values: form,
        faults: faults.map((fault) => (fault.field === 'rating' ? { ...fault, code: 'unrated' } : fault)),
      },
      statusOf(faults),
    )
  }

export const takeRating = judge({
  input: rate,
  act: ratePublic,
  read: (form) => ({ rating: form['rating'], comment: filled(form['comment']) }),
  done: 'rated',
})

export const takeNotSolved = judge({
  input: notSolved,
  act: notSolvedPublic,
  read: (form) => ({ reason: filled(form['reason']) ?? '' }),
  done: 'contested',
})

import { uuidv7 } from 'uuidv7'
import type { Context } from '#platform/action/context.ts'
import type { PageAnswer, PageCall } from '#platform/http/page.ts'
import type { FieldFault, OwnDataPage } from '../spec/public-pages.ts'
import { faultsOfProblem, type Form } from './form.ts'
import { authorView, erasePublic, ownDataPublic } from './public.ts'
import { envelope, isLink, nothingThere, statusOf } from './receipt-pages.ts'

/** Full-width digits come from phones' keyboards. */
const endOf = (form: Form): string => (form['phoneEnd'] ?? '').normalize('NFKC').replaceAll(/\D/g, '').slice(0, 20)

const draw = async (
  context: Context,
  { params: { link } }: PageCall,
  rest: Partial<OwnDataPage> = {},
): Promise<PageAnswer> => {
  const view = isLink(link) ? await authorView(context, link) : null
  if (!view || !isLink(link)) return nothingThere
  const faults = rest.faults ?? []
  const props: OwnDataPage = {
    view,
    link,
    actId: uuidv7(),
    copy: null,
    isAskedAgain: false,
    faults,
    ...rest,
  }
  return { page: 'own-data', props, status: faults.length === 0 ? 200 : statusOf(faults), isPrivate: true }
}

const orFaults = async (
  context: Context,
  call: PageCall,
  work: (link: string) => Promise<PageAnswer>,
  rest: Partial<OwnDataPage> = {},
): Promise<PageAnswer> => {
  const { link } = call.params
  if (!isLink(link)) return nothingThere
  let faults: FieldFault[]
  try {
    return await work(link)
  } catch (problem) {
    faults = faultsOfProblem(problem)
  }
  return draw(context, call, { ...rest, faults })
}

export const openOwnData = (context: Context, call: PageCall): Promise<PageAnswer> => draw(context, call)

/** The copy, as a page to print or as a file (个人信息保护法 45). */
export const giveOwnData = (context: Context, call: PageCall): Promise<PageAnswer> =>
  orFaults(context, call, async (link) => {
    const copy = await ownDataPublic(context, link, { phoneEnd: endOf(call.form) }, call.source)
    if (call.form['as'] !== 'file') return draw(context, call, { copy })
    const text = `${JSON.stringify(copy, null, 2)}\n`
    return { file: { name: `luzhi-${copy.view.code}.json`, media: 'application/json; charset=utf-8', text } }
  })

/** Asked twice: the first time it is said what is lost. */
export const takeErasure = (context: Context, call: PageCall): Promise<PageAnswer> => {
  if (call.form['sure'] !== 'yes') return draw(context, call, { isAskedAgain: true })
  return orFaults(
    context,
    call,
    async (link) => {
      const frame = envelope.safeParse(call.form)
      if (!frame.success) return draw(context, call, { faults: [{ field: null, code: 'changed' }] })
      await erasePublic(context, link, { ...frame.data, input: { phoneEnd: endOf(call.form) } }, call.source)
      return { goTo: `/r/${link}/progress?done=erased` }
    },
    { isAskedAgain: true },
  )
}

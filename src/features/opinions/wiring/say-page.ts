import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import type { PageAnswer, PageCall } from '#platform/http/page.ts'
import type { Context } from '#platform/action/context.ts'
import { noteIfSecret } from '#platform/audit/noting-secrets.ts'
import { submission } from '../spec/contract.ts'
import type { FieldFault, SayField, SayPage } from '../spec/public-pages.ts'
import { firstAnswerBy } from './first-answer.ts'
import { faultsOfProblem, filled, type Form, isCode, readForm } from './form.ts'
import { attachAll, attachedTo, letGoBrought, passOver } from './public-files.ts'
import { placesForForm, submitPublic } from './public.ts'

const shown: readonly SayField[] = [
  'body',
  'title',
  'township',
  'village',
  'venue',
  'place',
  'category',
  'authorName',
  'authorPhone',
  'publishConsent',
  'byGuardian',
]

const valuesOf = (form: Form): SayPage['values'] =>
  Object.fromEntries(shown.flatMap((name) => (form[name] === undefined ? [] : [[name, form[name]]])))

type Filling = Pick<SayPage, 'id' | 'values' | 'faults' | 'files'>

const draw = async (
  context: Context,
  venue: string | undefined,
  filling: Filling,
  status = 200,
): Promise<PageAnswer> => {
  const [places, firstBy] = await Promise.all([placesForForm(context, venue), firstAnswerBy(context)])
  const isVenueUnknown = venue !== undefined && !places.venue
  return {
    page: 'say',
    props: { ...filling, places, isVenueUnknown, firstBy } satisfies SayPage,
    status,
    isPrivate: true,
  }
}

/** An empty form with an id of its own. `?venue=` is what the QR code of a venue leads to. */
export const openSay = (context: Context, { query }: PageCall): Promise<PageAnswer> =>
  draw(context, query['venue'], { id: uuidv7(), values: {}, faults: [], files: [] })

/** Whoever names a village has named its township: the first nine digits of the code. */
const townshipOf = (form: Form): string | undefined => filled(form['township']) ?? filled(form['village'])?.slice(0, 9)

const said = submission.omit({ channel: true })

const read = (form: Form, id: string) =>
  readForm(said, {
    id,
    body: filled(form['body']) ?? '',
    title: filled(form['title']),
    township: townshipOf(form),
    village: filled(form['village']),
    venue: filled(form['venue']),
    place: filled(form['place']),
    category: filled(form['category']),
    authorName: filled(form['authorName']),
    authorPhone: filled(form['authorPhone']),
    publishConsent: form['publishConsent'] === 'yes',
    ...(form['byGuardian'] === 'yes' && { byGuardian: true }),
  })

/** A list was offered: whatever is wrong with a choice, the remedy is to choose. A broken venue code is nobody's field. */
const asChoices = (faults: readonly FieldFault[]): FieldFault[] =>
  faults.map((fault) => {
    if (fault.field === 'township' || (fault.field === 'village' && fault.code !== 'village-elsewhere'))
      return { ...fault, code: 'bad-division' }
    return fault.field === 'venue' ? { field: null, code: 'unknown-venue' } : fault
  })

const isId = (text: string | undefined): text is string => z.uuid().safeParse(text).success

const sendBack = async (
  context: Context,
  form: Form,
  id: string,
  faults: readonly FieldFault[],
): Promise<PageAnswer> => {
  const isAgain = isCode(faults, 'sent-before')
  const filling = {
    id: isAgain ? uuidv7() : id,
    values: valuesOf(form),
    faults: asChoices(faults),
    files: isAgain ? [] : await attachedTo(context, id),
  }
  return draw(context, form['venue'], filling, isCode(faults, 'too-many') ? 429 : isAgain ? 409 : 422)
}

/** Takes one matter and leads to its receipt; sends the form back with what was written when something is amiss. */
export const takeSay = async (context: Context, { form, files, source }: PageCall): Promise<PageAnswer> => {
  const id = isId(form['id']) ? form['id'].toLowerCase() : uuidv7()
  const parsed = read(form, id)
  const isMarked = 'faults' in parsed && isCode(parsed.faults, 'marked-secret')
  if (files && isMarked) await passOver(files)
  const unfit = files && !isMarked ? await attachAll(context, id, files, source) : []
  const faults =
    'data' in parsed && unfit.length === 0
      ? await submit(context, parsed.data, source)
      : [...('data' in parsed ? [] : parsed.faults), ...unfit]
  if ('link' in faults) return { goTo: `/r/${faults.link}` }
  await noteIfSecret(context, faults)
  if (isMarked || isCode(unfit, 'file-marked')) await letGoBrought(context, id)
  return sendBack(context, form, id, faults)
}

const submit = async (
  context: Context,
  given: z.output<typeof said>,
  source: string,
): Promise<{ readonly link: string } | FieldFault[]> => {
  try {
    const { receipt } = await submitPublic(context, given, source)
    return { link: receipt.link }
  } catch (problem) {
    return faultsOfProblem(problem)
  }
}

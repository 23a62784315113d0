import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import { contentOf, type GivenOut } from '#commons/files/actions/content-of.ts'
import { letGoMeantFor } from '#commons/files/actions/let-go-meant-for.ts'
import { takeIn } from '#commons/files/actions/take-in.ts'
import { filesMeantFor, itemOf } from '#commons/files/data/hanging.ts'
import type { FileItem, Taken } from '#commons/files/spec/contract.ts'
import { limits } from '#commons/files/spec/limits.ts'
import type { Context } from '#platform/action/context.ts'
import { notingSecrets } from '#platform/audit/noting-secrets.ts'
import { namedId } from '#platform/crypto/named-id.ts'
import type { Upload } from '#platform/http/multipart.ts'
import { limited } from '#platform/http/throttle.ts'
import { recordIdOf } from '../data/receipt.ts'
import type { FieldFault } from '../spec/public-pages.ts'
import { authorView } from './public.ts'
import { sharesOfPlaces } from './share-of-place.ts'

/** 60 files from one source in 10 minutes: those of some people at one venue's device. */
const uploads = limited({ most: 60, minutes: 10 })
const withinShareOfPlace = sharesOfPlaces()

/** Takes one file for a submission that is to follow. The same content again is the same file. */
export const attachPublic = async (
  context: Context,
  submission: string,
  { name, pieces }: Upload,
  source: string,
): Promise<Taken> => {
  uploads(source)
  const { county, db } = context
  const meantFor = await db.read(county, async ({ keys }) => recordIdOf(keys, county, submission))
  await withinShareOfPlace(context, source, meantFor)
  return notingSecrets(context, () =>
    takeIn(context, {
      name,
      pieces,
      most: limits.publicFile,
      mostFiles: limits.publicFiles,
      sender: { meantFor },
      idFor: (sha256) => namedId('opinion-file', county, submission, sha256),
    }),
  )
}

/** What a submission has brought so far. */
export const attachedTo = ({ county, db }: Context, submission: string): Promise<FileItem[]> =>
  db.read(county, async (session) =>
    (await filesMeantFor(session, recordIdOf(session.keys, county, submission))).map((row) => itemOf(session, row)),
  )

/** A submission that is refused as marked secret leaves none of its files either, whenever they came (保守国家秘密法 29, 31). */
export const letGoBrought = async ({ county, db, ports }: Context, submission: string): Promise<void> => {
  const meantFor = await db.read(county, async ({ keys }) => recordIdOf(keys, county, submission))
  await letGoMeantFor(db, ports.blobs, county, meantFor)
}

/** Reads a form to its end and keeps nothing of it. */
export const passOver = async (files: AsyncIterable<Upload>): Promise<void> => {
  const all = files[Symbol.asyncIterator]()
  while (!(await all.next()).done);
}

/** A file of the matter that a receipt opens, to its author: his own, and those of the answer once he has it. */
export const fileOfReceipt = async (context: Context, link: string, file: string): Promise<GivenOut> => {
  const view = await authorView(context, link)
  const files = [...(view?.files ?? []), ...(view?.answer?.files ?? [])]
  if (!files.some(({ id }) => id === file)) throw new Problem(refuse('not-found'))
  return contentOf(context, file)
}

/** Refusals of a file by the sentence that a citizen is told; others of the same remedy share one. */
const told: Readonly<Record<string, string>> = {
  'file-empty': 'file-broken',
  'file-name-missing': 'file-type',
  'file-too-large': 'file-too-large',
  'file-type': 'file-type',
  'file-type-differs': 'file-differs',
  'file-broken': 'file-broken',
  'picture-broken': 'file-broken',
  'picture-too-small': 'file-broken',
  'not-a-picture': 'file-broken',
  'file-locked': 'file-locked',
  'file-with-macros': 'file-macros',
  'file-unpacks-too-large': 'file-too-much',
  'file-too-much-to-read': 'file-too-much',
  'picture-too-many-pixels': 'file-too-much',
  'file-infected': 'file-infected',
  'too-many-files': 'file-too-many',
  'files-of-county': 'file-later',
  'scanner-away': 'file-later',
  'files-away': 'file-later',
  'files-elsewhere': 'file-later',
  'disk-full': 'file-later',
  busy: 'file-later',
  'bad-form': 'file-broken',
  'marked-secret': 'file-marked',
  'too-many': 'too-many',
}

/** Takes the files of a form one after the other; answers what is amiss with which. */
export const attachAll = async (
  context: Context,
  submission: string,
  files: AsyncIterable<Upload>,
  source: string,
): Promise<FieldFault[]> => {
  const faults: FieldFault[] = []
  let nth = 0
  for await (const file of files) {
    const now = new Date(context.now.getTime() + nth++) // they are told in the order in which they came
    try {
      await attachPublic({ ...context, now }, submission, file, source)
    } catch (problem) {
      const code = problem instanceof Problem ? told[problem.refusal.code] : undefined
      if (code === undefined) throw problem
      faults.push({ field: 'files', code })
    }
  }
  return faults
}

import { fileKinds } from '#kernel/file-kind.ts'
import { endingOf, safeName, withEnding } from '#kernel/file-name.ts'
import { isMarkedSecret } from '#kernel/marking.ts'
import { Problem } from '#kernel/problem.ts'
import { refuse, type Verdict } from '#kernel/verdict.ts'
import type { Context } from '#platform/action/context.ts'
import type { Whose } from '#platform/apart/apart.ts'
import { kindOf } from '#platform/documents/kind-of.ts'
import { asFile, lookForMarks } from '#platform/documents/text-layer.ts'
import { sha256Of } from '#platform/files/blobs.ts'
import { takingIn } from '#platform/files/taking-in.ts'
import { smallJpeg } from '#platform/images/small-jpeg.ts'
import { mapDatabaseError } from '#platform/db/errors.ts'
import type { Session } from '#platform/db/session.ts'
import {
  countMeantFor,
  fileById,
  type FileRow,
  keepFile,
  lockContent,
  lockStore,
  type Sender,
  takenOf,
} from '../data/store.ts'
import { useOf } from '../data/use.ts'
import { removeUnkept } from './remove-unkept.ts'
import { fitContent, fitName, withinLimits } from '../rules/fit.ts'
import type { Taken } from '../spec/contract.ts'
import type { FilesSettings } from '../spec/settings.ts'

export interface Given {
  /** As its sender called it: untrusted. */
  readonly name: string
  readonly pieces: AsyncIterable<Uint8Array>
  /** Bytes at most. */
  readonly most: number
  readonly sender: Sender
  /** Files of one submission at most. */
  readonly mostFiles?: number
  /** Id of the file, by its content. */
  readonly idFor: (sha256: string) => string
}

const must = (verdict: Verdict): void => {
  if (!verdict.ok) throw new Problem(verdict)
}

/** Longer than any screen is wide, and small enough for a telephone: nobody needs more of a picture that goes with a matter. */
const pictureSize = { width: 2560, height: 2560 }

interface Fit {
  readonly name: string
  readonly type: string
  readonly bytes: Buffer
}

/** A picture is encoded anew, so that neither place nor camera nor anything behind it is kept; a document stays what it is. */
const made = async (name: string, bytes: Buffer, whose: Whose): Promise<Fit> => {
  const kind = await asFile(() => kindOf(bytes, endingOf(name)))
  must(fitContent(name, kind))
  if (kind === null) throw new Problem(refuse('file-type-differs'))
  await lookForMarks(bytes, kind, whose)
  if (kind !== 'jpeg' && kind !== 'png') return { name, type: fileKinds[kind].media, bytes }
  const picture = await smallJpeg(bytes, pictureSize, 1, whose)
  return { name: kind === 'png' ? withEnding(name, 'jpg') : name, type: fileKinds.jpeg.media, bytes: picture }
}

/**
 * Takes in one file, or says why not. The order is that of cost and of danger: its name, its size while it comes, what it is, what its text
 * says, whether it is infected; and only then is anything of it kept.
 */
export const takeIn = async (context: Context, given: Given): Promise<Taken> => {
  const { pieces, most, sender } = given
  const { db, county, now, ports } = context
  const { scanner } = ports.blobs
  const name = safeName(given.name)
  must(fitName(name))
  if (isMarkedSecret(name)) throw new Problem(refuse('marked-secret'))
  const dayBefore = new Date(now.getTime() - 24 * 3_600_000)
  const { use, settings } = await db.read(county, async (session) => ({
    use: await useOf(session, 'login' in sender ? sender.login : null, dayBefore),
    settings: (await ports.settings(session, 'files')).value as FilesSettings,
  }))
  const whose = 'login' in sender ? 'staff' : 'public'
  must(withinLimits('login' in sender ? 'login' : 'public', use, settings))
  const taken = await takingIn(pieces, most, async (bytes) => {
    if (bytes.length === 0) throw new Problem(refuse('file-empty'))
    const fit = await made(name, bytes, whose)
    const found = scanner ? await scanner(bytes) : null
    return keep(context, fit, given, found === null ? 'not-scanned' : found === 'clean' ? 'clean' : 'quarantined')
  })
  if (taken.scanned === 'quarantined') throw new Problem(refuse('file-infected'))
  return taken
}

const isOf = (row: FileRow, sender: Sender): boolean =>
  'login' in sender ? row.login === sender.login : row.meantFor === sender.meantFor

/** A submission's files are counted while nobody else adds to them. */
const mustHaveRoom = async (session: Session, { sender, mostFiles }: Given): Promise<void> => {
  if ('login' in sender || mostFiles === undefined) return
  await lockContent(session, sender.meantFor)
  if ((await countMeantFor(session, sender.meantFor)) >= mostFiles)
    throw new Problem(refuse('too-many-files', { params: { most: mostFiles } }))
}

/**
 * The content is put first and by itself, so that a slow store holds no connection of the database; whoever removes contents may come
 * before the row does, and so it is looked for once more behind the lock that both of them take.
 */
const keep = async (
  { db, county, now, ports }: Context,
  { name, type, bytes }: Fit,
  given: Given,
  scanned: Taken['scanned'],
): Promise<Taken> => {
  const { blobs } = ports
  const sha256 = sha256Of(bytes)
  const id = given.idFor(sha256)
  const mustFit = async (session: Session): Promise<void> => {
    if (!(await fileById(session, id))) await mustHaveRoom(session, given)
  }
  await db.write(county, mustFit)
  await blobs.put(county, sha256, bytes).catch((error: unknown) => Promise.reject(mapDatabaseError(error))) // a disk fails alike
  try {
    return await db.write(county, async (session) => {
      await mustFit(session)
      await lockStore(session, 'shared')
      await lockContent(session, sha256)
      if (!(await blobs.has(county, sha256))) await blobs.put(county, sha256, bytes)
      const file = { id, at: now, sha256, size: bytes.length, type, name, scanned, sender: given.sender }
      const row = await keepFile(session, file)
      if (!row || row.sha256 !== sha256 || !isOf(row, given.sender)) throw new Problem(refuse('id-taken'))
      return takenOf(session, row)
    })
  } catch (error) {
    await removeUnkept(db, blobs, county, [sha256]).catch(() => {}) // why it was not taken is what counts; what stays is a stray
    throw error
  }
}

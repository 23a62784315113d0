import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { link, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Another name beside a file's place, which no two writers share. */
export const draftOf = (file: string): string => `${file}.${randomBytes(6).toString('hex')}.part`

/** What systems say that cannot write a folder down, and need not: Windows, some network shares. */
const cannotSync = ['EPERM', 'EINVAL', 'EISDIR', 'EBADF', 'EACCES', 'ENOTSUP']

/** A folder is written down too, or the name may be lost with the power. Throws where the disk failed. */
export const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } catch (error) {
    if (!cannotSync.includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  } finally {
    await handle.close()
  }
}

export interface Placing {
  /** Takes the place of what lies there; else that stays, and EEXIST is thrown. */
  readonly replaces: boolean
}

/** Some network shares know no links. There a name that another takes in the same moment would be lost. */
const linkOrRename = async (draft: string, file: string): Promise<void> => {
  try {
    await link(draft, file)
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(code)) throw error
    if (existsSync(file)) throw Object.assign(new Error(`${file} is there`), { code: 'EEXIST' })
    await rename(draft, file)
  }
}

/** Gives a draft that is on the disk its name, for good; the draft is gone whatever happens. */
export const nameDraft = async (draft: string, file: string, { replaces }: Placing): Promise<void> => {
  try {
    await (replaces ? rename(draft, file) : linkOrRename(draft, file))
  } finally {
    await rm(draft, { force: true })
  }
  await syncFolder(dirname(file))
}

const ownersOnly = 0o600

/** Writes a file in one step: never half of it, and with these rights from its first byte. */
export const placeFile = async (
  file: string,
  content: string | Uint8Array,
  { mode, ...placing }: Placing & { readonly mode: number },
): Promise<void> => {
  const draft = draftOf(file)
  try {
    const handle = await open(draft, 'wx', ownersOnly)
    try {
      await handle.writeFile(content)
      if (mode !== ownersOnly) await handle.chmod(mode).catch(() => {}) // a share without rights keeps its own
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
  await nameDraft(draft, file, placing)
}

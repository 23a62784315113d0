import { type Blanks, inBoth } from '#kernel/blanks.ts'
import { labels as en } from './labels/en.ts'
import { labels as zhCn } from './labels/zh-CN.ts'

export type EmbeddedFault =
  | 'in-use'
  | 'disk-full'
  | 'newer-data'
  | 'older-data'
  | 'no-permission'
  | 'no-binaries'
  | 'init-failed'
  | 'start-failed'

export type Label = keyof typeof zhCn

/** One sentence for the operator, in Chinese and in English. */
export const sentence = (label: Label, blanks: Blanks = {}): string => inBoth(zhCn[label], en[label], blanks)

/** Why the embedded database cannot run; the message is one sentence in two languages, without a stack. */
export class EmbeddedError extends Error {
  readonly code: EmbeddedFault
  constructor(code: EmbeddedFault, label: Label, blanks: Blanks = {}, cause?: unknown) {
    super(sentence(label, blanks), { cause })
    this.name = 'EmbeddedError'
    this.code = code
  }
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined

export const isMissing = (error: unknown): boolean => codeOf(error) === 'ENOENT'
export const isTaken = (error: unknown): boolean => codeOf(error) === 'EEXIST'
export const isOtherDisk = (error: unknown): boolean => codeOf(error) === 'EXDEV'

export const diskFull = (where: string, cause?: unknown): EmbeddedError =>
  new EmbeddedError('disk-full', 'diskFull', { where }, cause)

/** Turns an errno of the file system into the sentence for it; anything else is passed on as it is. */
export const explain = (error: unknown, where: string): unknown => {
  if (error instanceof EmbeddedError) return error
  const code = codeOf(error)
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(where, error)
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new EmbeddedError('no-permission', 'noPermission', { where }, error)
  }
  return error
}

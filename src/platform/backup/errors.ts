import { type Blanks, inBoth } from '#kernel/blanks.ts'
import { labels as en } from './labels/en.ts'
import { labels as zhCn } from './labels/zh-CN.ts'

type Label = keyof typeof zhCn
export type BackupFault = Exclude<Label, `page${string}`>

/** One sentence in Chinese and in English. */
export const sentence = (label: Label, blanks: Blanks = {}): string => inBoth(zhCn[label], en[label], blanks)

/** Why a backup was not made, or is not restored; the message is one sentence in two languages. */
export class BackupError extends Error {
  readonly code: BackupFault
  constructor(code: BackupFault, blanks: Blanks = {}, cause?: unknown) {
    super(sentence(code, blanks), { cause })
    this.name = 'BackupError'
    this.code = code
  }
}

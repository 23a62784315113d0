import { labels as en } from './labels/en.ts'
import { labels as zhCn } from './labels/zh-CN.ts'

type Label = keyof typeof zhCn
export type BackupFault = Exclude<Label, `page${string}`>
export type Blanks = Readonly<Record<string, string | number>>

const fill = (text: string, blanks: Blanks): string =>
  text.replace(/\{(\w+)\}/g, (blank, name: string) => String(blanks[name] ?? blank))

/** One sentence in Chinese and in English. */
export const sentence = (label: Label, blanks: Blanks = {}): string =>
  `${fill(zhCn[label], blanks)} / ${fill(en[label], blanks)}`

/** Why a backup was not made, or is not restored; the message is one sentence in two languages. */
export class BackupError extends Error {
  readonly code: BackupFault
  constructor(code: BackupFault, blanks: Blanks = {}, cause?: unknown) {
    super(sentence(code, blanks), { cause })
    this.name = 'BackupError'
    this.code = code
  }
}

import { type Blanks, filled, inBoth } from '#kernel/blanks.ts'
import { labels as en } from './labels/en.ts'
import { labels as zhCn } from './labels/zh-CN.ts'

type Label = keyof typeof zhCn
export type ExportFault = Exclude<Label, 'about'>

/** What stands in the folder for whoever opens it, in Chinese and in English. */
export const about = (blanks: Blanks): string => `${filled(zhCn.about, blanks)}\n\n${filled(en.about, blanks)}\n`

/** Why a county was not exported or brought in; one sentence in two languages. */
export class ExportError extends Error {
  readonly code: ExportFault
  constructor(code: ExportFault, blanks: Blanks = {}) {
    super(inBoth(zhCn[code], en[code], blanks))
    this.name = 'ExportError'
    this.code = code
  }
}

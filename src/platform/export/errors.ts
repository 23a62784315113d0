import { labels as en } from './labels/en.ts'
import { labels as zhCn } from './labels/zh-CN.ts'

type Label = keyof typeof zhCn
export type ExportFault = Exclude<Label, 'about'>
export type Blanks = Readonly<Record<string, string | number>>

const fill = (text: string, blanks: Blanks): string =>
  text.replace(/\{(\w+)\}/g, (blank, name: string) => String(blanks[name] ?? blank))

/** What stands in the folder for whoever opens it, in Chinese and in English. */
export const about = (blanks: Blanks): string => `${fill(zhCn.about, blanks)}\n\n${fill(en.about, blanks)}\n`

/** Why a county was not exported or brought in; one sentence in two languages. */
export class ExportError extends Error {
  readonly code: ExportFault
  constructor(code: ExportFault, blanks: Blanks = {}) {
    super(`${fill(zhCn[code], blanks)} / ${fill(en[code], blanks)}`)
    this.name = 'ExportError'
    this.code = code
  }
}

import { inBoth } from '#kernel/blanks.ts'
import { labels as en } from './labels/en.ts'
import { labels as zhCn } from './labels/zh-CN.ts'

export type SecretFault = keyof typeof zhCn

/** The secret that is here, or is not, cannot be this database's; the message is one sentence in two languages. */
export class SecretError extends Error {
  readonly code: SecretFault
  constructor(code: SecretFault, blanks: { readonly theirs?: string; readonly ours?: string } = {}) {
    super(inBoth(zhCn[code], en[code], blanks))
    this.name = 'SecretError'
    this.code = code
  }
}

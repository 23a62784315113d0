import { labels as en } from './labels/en.ts'
import { labels as zh } from './labels/zh-CN.ts'

const fill = (text: string, blanks: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(blanks[name] ?? ''))

/** One sentence for the operator, in Chinese and in English: what is wrong and what to do. */
export const sentence = (key: keyof typeof zh, blanks: Readonly<Record<string, string | number>> = {}): string =>
  `${fill(zh[key], blanks)} / ${fill(en[key], blanks)}`

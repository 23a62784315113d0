import { type Blanks, inBoth } from '#kernel/blanks.ts'
import { labels as en } from './labels/en.ts'
import { labels as zh } from './labels/zh-CN.ts'

/** One sentence for the operator, in Chinese and in English: what is wrong and what to do. */
export const sentence = (key: keyof typeof zh, blanks: Blanks = {}): string => inBoth(zh[key], en[key], blanks)

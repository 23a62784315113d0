import type { Labels } from '#ui/light/screen.ts'
import { labels as en } from '../../spec/labels/public/en.ts'
import { labels as zh } from '../../spec/labels/public/zh-CN.ts'

export type WordKey = keyof typeof zh
export const words = { zh, en } satisfies Labels<WordKey>

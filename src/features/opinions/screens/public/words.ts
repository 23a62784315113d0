import type { Labels, View } from '#ui/light/screen.ts'
import { labels as en } from '../../spec/labels/public/en.ts'
import { labels as zh } from '../../spec/labels/public/zh-CN.ts'

export type WordKey = keyof typeof zh
export const words = { zh, en } satisfies Labels<WordKey>

/** The view of this room's pages. */
export type OpinionView = View<WordKey>

/** A key that is made from a value; null where there is no such word, so that no bare key is ever shown. */
export const wordKey = (key: string): WordKey | null => (key in zh ? (key as WordKey) : null)

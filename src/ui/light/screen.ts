import type { ComponentChild } from 'preact'
import { type DateStyle, written, writtenNear } from './dates.ts'
import type { Frame } from './frame.ts'
import { labels as frameZh } from './labels/zh-CN.ts'
import { labels as frameEn } from './labels/en.ts'
import { type Say, speaker } from './words.ts'

export interface Labels<Key extends string> {
  readonly zh: Readonly<Record<Key, string>>
  readonly en: Readonly<Record<Key, string>>
}

/** Words that every page of the portal shares: masthead, lamps, fields, foot. */
export const frameLabels = { zh: frameZh, en: frameEn } satisfies Labels<keyof typeof frameZh>

/** What a page is drawn with: its own words, the shared ones, dates, and addresses within this county. */
export interface View<Key extends string = never> {
  readonly frame: Frame
  readonly say: Say<Key>
  readonly ui: Say<keyof typeof frameZh>
  readonly at: (path: string) => string
  readonly date: (value: string, style: DateStyle) => string
  /** The day without its year where that is this year's. */
  readonly near: (day: string) => string
  /** Language of names and texts that are shown as written; undefined where the page is in it anyway. */
  readonly source: 'zh-CN' | undefined
}

export interface Screen<Key extends string, Data> {
  readonly labels: Labels<Key>
  readonly title: (data: Data, view: View<Key>) => string
  readonly body: (data: Data, view: View<Key>) => ComponentChild
  /** The front page leads nowhere back; every other one begins with the way home. */
  readonly isFront?: boolean
}

export type AnyScreen = Screen<string, unknown>

/** Declares a page of the portal. The props that the server sends are its `Data`. */
export const screen = <Key extends string, Data>(value: Screen<Key, Data>): AnyScreen => value as unknown as AnyScreen

/** Sets a page's view for one request; `convert` gives traditional characters to the labels. */
export const viewOf = <Key extends string>(
  labels: Labels<Key>,
  frame: Frame,
  convert: (text: string) => string,
): View<Key> => {
  const pick = <K extends string>(set: Labels<K>): Say<K> =>
    frame.language === 'en' ? speaker(set.en) : speaker(set.zh, frame.language === 'zh-Hant' ? convert : undefined)
  return {
    frame,
    say: pick(labels),
    ui: pick(frameLabels),
    at: (path) => `${frame.base ?? ''}${path}`,
    date: (value, style) => written(frame.language, value, style),
    near: (day) => writtenNear(frame.language, day, frame.today),
    source: frame.language === 'zh-CN' ? undefined : 'zh-CN',
  }
}

/** What a visitor chose to see: kept in one cookie, or taken from the browser's languages at first. */
export const languages = ['zh-CN', 'zh-Hant', 'en'] as const
export type Language = (typeof languages)[number]

/** What every page of the portal is set in. */
export interface Frame {
  readonly language: Language
  /** Large type (大字). */
  readonly elder: boolean
  readonly county: { readonly key: string; readonly name: string; readonly demo: boolean }
  /** Path of the page shown, without the county's prefix. */
  readonly path: string
  /** Prefix of the county's addresses, `/c/411624`; empty or absent where the host name tells. */
  readonly base?: string
  readonly cssHref: string
  /** What works better with JavaScript; every page is whole without it. */
  readonly scriptHref?: string
  /** Business day, `YYYY-MM-DD`. */
  readonly today: string
}

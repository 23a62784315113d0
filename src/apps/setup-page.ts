/** 三员: three people, so that nobody watches himself (GB/T 22239 8.1.4). */
export const administrators = ['system', 'security', 'audit'] as const
export type Administrator = (typeof administrators)[number]

export interface SetupFault {
  /** Name of the field; null when it is none of them. */
  readonly field: string | null
  /** Key under `fault.` of the page's words. */
  readonly code: string
}

/** What the first-run page shows: a search for the county, the form, or what was made. */
export interface SetupPage {
  /** Text that the county is searched by. */
  readonly q: string
  readonly counties: readonly { readonly code: string; readonly name: string }[]
  /** What was filled in. */
  readonly values: Readonly<Record<string, string>>
  readonly faults: readonly SetupFault[]
  readonly made?: {
    readonly name: string
    readonly townships: number
    readonly villages: number
    /** The codes with which the three administrators enrol, shown this once. */
    readonly codes: readonly { readonly who: Administrator; readonly login: string; readonly code: string }[]
  }
}

import type { QrCode } from '#kernel/qr.ts'
import type { Checked, PublicCard, Representatives } from './public-contract.ts'

/** What the server hands to each public page of this room. */
interface Named {
  readonly code: string
  readonly name: string
}

export interface WhoPage {
  readonly townships: readonly (Named & { readonly villages: readonly Named[] })[]
  readonly values: { readonly q?: string; readonly township?: string; readonly village?: string }
  /** What bears the name that was typed, where it is not one place alone. */
  readonly found: readonly (Named & { readonly township: string | null })[] | null
  /** `none`: nothing was asked for yet. */
  readonly fault: 'unknown' | 'elsewhere' | null
  readonly result: Representatives | null
}

export interface CardPage {
  readonly card: PublicCard
  readonly qr: QrCode
  readonly address: string
}

export interface CheckPage {
  /** Null for a code that no card bears. */
  readonly checked: Checked | null
}

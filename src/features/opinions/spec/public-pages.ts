import type { QrCode } from '#kernel/qr.ts'
import type { FileItem } from '#commons/files/spec/contract.ts'
import type { Submission } from './contract.ts'
import type { z } from 'zod'
import type { AuthorView, OwnData, sealedReceipt } from './public-contract.ts'

/**
 * What the server hands to each public page. Pages are drawn by screens/public, loaded by wiring/pages.ts; this is all
 * that passes between them.
 */
export interface Named {
  readonly code: string
  readonly name: string
}

/** Where something can be: the county's townships with their villages, its categories, and the venue whose code was scanned. */
export interface Places {
  readonly townships: readonly (Named & { readonly villages: readonly Named[] })[]
  readonly categories: readonly Named[]
  readonly venue?: {
    readonly id: string
    readonly name: string
    readonly township: string
    readonly townshipName: string
  } | null
}

/** Counted by the figures room over one month; shown only when they are there. */
export interface PublicNumbers {
  readonly from: string
  readonly to: string
  readonly received: Readonly<Record<'handling' | 'closed' | 'declined' | 'merged', number>>
  readonly rated: Readonly<Record<'satisfied' | 'basic' | 'unsatisfied' | 'none', number>>
}

export interface HomePage {
  readonly numbers?: PublicNumbers
}

export type SayField = keyof Submission

/** A fault by the name of its field, or null when it concerns the whole; `code` picks the sentence. */
export interface FieldFault {
  readonly field: string | null
  readonly code: string
}

export interface SayPage {
  /** Made by the server, so that a form sent twice gives one receipt. */
  readonly id: string
  readonly places: Places
  /** A code was scanned that names no venue (any more). */
  readonly isVenueUnknown: boolean
  readonly values: Readonly<Partial<Record<SayField, string>>>
  readonly faults: readonly FieldFault[]
  /** Sent already with this form, when it came back. */
  readonly files: readonly FileItem[]
  /** Day by which the station answers first, when it is known. */
  readonly firstBy?: string | null
}

export interface ReceiptPage {
  readonly view: AuthorView
  readonly link: string
  /** Second fact beside the code. */
  readonly word: string
  readonly qr: QrCode
}

export interface SealPage {
  readonly view: AuthorView
  readonly link: string
  /** Null: the record does not agree with what was sealed, and nothing is signed. */
  readonly seal: z.output<typeof sealedReceipt> | null
  readonly fingerprint: string | null
}

export interface MatterPage {
  readonly view: AuthorView
  readonly link: string
  /** Ids of the two acts that the author may do, so that a form sent twice acts once. */
  readonly actIds: { readonly rate: string; readonly notSolved: string }
  readonly values: Readonly<Partial<Record<'rating' | 'comment' | 'reason', string>>>
  readonly faults: readonly FieldFault[]
  readonly done?: 'rated' | 'contested' | 'erased'
}

/** What is kept of the author: to be copied, and to be taken back. */
export interface OwnDataPage {
  readonly view: AuthorView
  readonly link: string
  readonly actId: string
  readonly copy: OwnData | null
  /** Asked once and not yet sure: what is lost is said, and it is asked again. */
  readonly isAskedAgain: boolean
  readonly faults: readonly FieldFault[]
}

export interface LookUpPage {
  readonly code: string
  /** The same whether the code or the second fact was wrong. */
  readonly fault: 'wrong' | 'incomplete' | null
}

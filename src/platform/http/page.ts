import type { FilesTaken, Upload } from './multipart.ts'
import type { Context } from '#platform/action/context.ts'

/** A request for a page of the portal: forms arrive decoded, texts untrusted. */
export interface PageCall {
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly form: Readonly<Record<string, string>>
  /** Files of the form, behind all its fields; where the page takes any and the form brought them. */
  readonly files?: AsyncIterable<Upload>
  readonly source: string
  /** `https://host[:port]` under which the caller reached us, without the county's prefix: for addresses that leave the page (QR codes). */
  readonly origin: string
}

/** What to show: a page of the portal's renderer with its props, or another address to go to. */
export type PageAnswer =
  | { readonly page: string; readonly props: unknown; readonly status?: number; readonly isPrivate?: boolean }
  | { readonly goTo: string }
  /** A file for its visitor alone. */
  | { readonly file: { readonly name: string; readonly media: string; readonly text: string } }

export interface Page {
  readonly method: 'GET' | 'POST'
  /** Path with `{name}` parameters. */
  readonly path: string
  /** How many files its form brings at most, and how large each is. */
  readonly takesFiles?: FilesTaken
  readonly load: (context: Context, call: PageCall) => Promise<PageAnswer>
}

export const page = (value: Page): Page => value

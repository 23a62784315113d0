import type { z } from 'zod'

export type Method = 'GET' | 'POST' | 'DELETE'

/** Spreadsheets, as the file formats of the house. */
export const sheetMedia = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
} as const

/** Who may call: anybody, anybody logged in, or the holders of one of these permissions. */
export type Access = 'public' | 'login' | readonly string[]

export interface Endpoint<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  A extends z.ZodType = z.ZodType,
> {
  readonly method: Method
  /** Path with `{name}` parameters, as OpenAPI writes it. */
  readonly path: string
  readonly access: Access
  /** Set where the caller must have shown within the last five minutes that it is he (step-up): what is dangerous. Never for programs. */
  readonly fresh?: true
  readonly summary: string
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly answer: A
  /** What the answer is sent as, where it is not JSON; it comes piece by piece. */
  readonly media?: (typeof sheetMedia)[keyof typeof sheetMedia] | 'image/jpeg' | 'application/octet-stream'
  /** Media types of a file that is sent as the body itself, instead of JSON. It is not read before its sender is let in. */
  readonly upload?: readonly string[]
}

/** An endpoint is a value: the route, the OpenAPI document and the screen's call all read this one. */
export const endpoint = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  value: Endpoint<P, Q, B, A>,
): Endpoint<P, Q, B, A> => value

export type ParamsOf<E> = E extends Endpoint<infer P, z.ZodType, z.ZodType, z.ZodType> ? z.output<P> : never
export type QueryOf<E> = E extends Endpoint<z.ZodType, infer Q, z.ZodType, z.ZodType> ? z.output<Q> : never
export type BodyOf<E> = E extends Endpoint<z.ZodType, z.ZodType, infer B, z.ZodType> ? z.output<B> : never
export type AnswerOf<E> = E extends Endpoint<z.ZodType, z.ZodType, z.ZodType, infer A> ? z.output<A> : never
/** What a caller sends, before defaults are filled in. */
export type QueryInput<E> = E extends Endpoint<z.ZodType, infer Q, z.ZodType, z.ZodType> ? z.input<Q> : never
export type BodyInput<E> = E extends Endpoint<z.ZodType, z.ZodType, infer B, z.ZodType> ? z.input<B> : never

/** Header of an answer that tells a screen which goes on under a post that is over to choose anew. */
export const postOverHeader = 'luzhi-post-over'

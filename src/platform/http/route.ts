import type { AnswerOf, BodyOf, Endpoint, ParamsOf, QueryOf } from '#kernel/endpoint.ts'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import type { Context } from '#platform/action/context.ts'
import type { Upload } from './multipart.ts'

export interface Call<E> {
  readonly params: ParamsOf<E>
  readonly query: QueryOf<E>
  readonly body: BodyOf<E>
  /** The bytes of the file, where the endpoint takes one. Whoever reads them sets a limit (`readBounded`). */
  readonly file?: AsyncIterable<Uint8Array>
  /** Reads the form up to its file, where the endpoint takes one in a form. */
  readonly upload?: () => Promise<Upload>
  /** Address of the caller as seen by a trusted proxy, for throttling only. */
  readonly source: string
  /** `https://host[:port]` under which the caller reached us: passkeys are bound to it. */
  readonly origin: string
  /** What the browser says of itself, and the cookies that it brings. */
  readonly header: (name: 'user-agent' | 'cookie') => string | undefined
}

/** An answer with another status than 200, or with headers of its own (a cookie). */
export interface Reply<A> {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string | string[]>>
  readonly body: A
}

export interface Route {
  readonly endpoint: Endpoint
  readonly handle: (context: Context, call: Call<Endpoint>) => Promise<Reply<unknown>>
  /** Takes away what came before a body that is refused as marked secret. The body is as it was sent: untrusted. */
  readonly whenMarked?: ((context: Context, body: unknown) => Promise<void>) | undefined
}

/** Binds an endpoint to what answers it. Answers `{ body }`, with 200 unless `status` says otherwise. */
export const route = <E extends Endpoint>(
  endpoint: E,
  handle: (context: Context, call: Call<E>) => Promise<Reply<AnswerOf<E>>>,
  whenMarked?: Route['whenMarked'],
): Route => ({ endpoint, handle: handle as Route['handle'], whenMarked })

/** Binds an endpoint with a media type of its own to what answers it, sent while it is still being read. What throws before the first piece is a problem like any other. */
export const streamed = <E extends Endpoint>(
  endpoint: E,
  pieces: (context: Context, call: Call<E>) => Promise<AsyncIterable<string | Uint8Array>>,
  headers: Readonly<Record<string, string>> = {},
): Route => ({ endpoint, handle: async (context, call) => ({ headers, body: await pieces(context, call as Call<E>) }) })

/** The same, of which the headers are known only once it is found. */
export const given = <E extends Endpoint>(
  endpoint: E,
  handle: (
    context: Context,
    call: Call<E>,
  ) => Promise<{ headers: Readonly<Record<string, string>>; pieces: AsyncIterable<Uint8Array> }>,
): Route => ({
  endpoint,
  handle: async (context, call) => {
    const { headers, pieces } = await handle(context, call as Call<E>)
    return { headers, body: pieces }
  },
})

/** Bytes at hand as the one piece of such an answer. */
export const onePiece = async function* (bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}

/** All bytes of a file, or Problem `too-large` as soon as there are more than `most`. */
export const readBounded = async (file: AsyncIterable<Uint8Array>, most: number): Promise<Buffer> => {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of file) {
    size += piece.length
    if (size > most) throw new Problem(refuse('too-large'))
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

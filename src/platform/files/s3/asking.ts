import { setTimeout as pause } from 'node:timers/promises'
import { Problem } from '#kernel/problem.ts'
import { away, whyAway } from './away.ts'
import type { Place } from './place.ts'
import { sha256, signed } from './sign.ts'

/** Milliseconds. */
export interface Patience {
  /** Until an answer begins, once what is asked was sent, and between two pieces of it. */
  readonly answer: number
  /** Before the second try, the third, … */
  readonly pauses: readonly number[]
  /** How long after the last try has failed nobody else waits for the place. */
  readonly rest: number
}

export const patience: Patience = { answer: 10_000, pauses: [200, 800], rest: 3000 }

export interface Asked {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'DELETE'
  /** Of one content; without it, of the bucket. */
  readonly name?: string
  readonly query?: Readonly<Record<string, string>>
  readonly body?: Uint8Array
}

export interface Answered {
  readonly status: number
  readonly headers: Headers
  /** Read to its end or given up by whoever reads it: either frees the connection. */
  readonly body: AsyncIterable<Uint8Array>
  /** Frees the connection of an answer whose body nobody wants. */
  readonly done: () => Promise<void>
}

/** Bytes a millisecond of the slowest line that is waited for: what is sent takes its time, whatever the answer does. */
const slowest = 100

/** What is not sent at once says nothing of the place: a line may be too slow for it. */
const smallBody = 65_536

/** What a content that is not there answers with, and no fault. */
const isMissing = ({ method, name }: Asked, status: number): boolean =>
  status === 404 && name !== undefined && method !== 'PUT'

const mayComeRight = (status: number): boolean => status === 429 || status >= 500

const read = async function* (answer: Response, stop: AbortController, most: number): AsyncGenerator<Uint8Array> {
  const reader = answer.body?.getReader()
  if (!reader) return
  try {
    for (;;) {
      const timer = setTimeout(() => stop.abort(new Error('the answer stood still')), most)
      const { done, value } = await reader.read().finally(() => clearTimeout(timer))
      if (done) return
      yield value
    }
  } catch (error) {
    throw away(error)
  } finally {
    await reader.cancel().catch(() => {}) // it is over already
  }
}

/**
 * Asks a place over HTTP. Everything that is asked may be asked twice, so what fails by the network or in the place itself is tried
 * again a few times; then Problem `files-away`, and for a moment at once for all who come: a place that hangs must not hold what serves everybody.
 */
export const asking = (
  { base, prefix, signer }: Place,
  told: (why: string) => void,
  { answer: most, pauses, rest }: Patience,
) => {
  let awayUntil = 0

  const once = async ({ method, name, query, body }: Asked): Promise<Answered> => {
    const url = new URL(name === undefined ? base : new URL(`${prefix}${name}`, base))
    for (const [key, value] of Object.entries(query ?? {})) url.searchParams.set(key, value)
    const { host: _, ...headers } = signed({ method, url, headers: {} }, signer, sha256(body ?? ''), new Date())
    const stop = new AbortController()
    const timer = setTimeout(() => stop.abort(new Error('no answer')), most + (body?.length ?? 0) / slowest)
    try {
      const answer = await fetch(url, {
        method,
        headers: { ...headers, 'accept-encoding': 'identity' },
        body: body ? Buffer.from(body) : null,
        redirect: 'manual',
        signal: stop.signal,
      })
      return {
        status: answer.status,
        headers: answer.headers,
        body: read(answer, stop, most),
        done: async () => answer.body?.cancel(),
      }
    } finally {
      clearTimeout(timer)
    }
  }

  return async (asked: Asked): Promise<Answered> => {
    if (performance.now() < awayUntil) throw away('away a moment ago')
    for (let tried = 0; ; tried++) {
      const answer = await once(asked).catch((error: unknown) => away(error))
      if (!(answer instanceof Problem) && !mayComeRight(answer.status)) {
        if (answer.status >= 400 && !isMissing(asked, answer.status)) told(`${asked.method} ${answer.status}`)
        return answer
      }
      if (!(answer instanceof Problem)) await answer.done()
      const wait = pauses[tried]
      if (wait === undefined) {
        const problem = answer instanceof Problem ? answer : away(`${asked.method} ${answer.status}`)
        if ((asked.body?.length ?? 0) <= smallBody) awayUntil = performance.now() + rest
        told(whyAway(problem))
        throw problem
      }
      await pause(wait * (0.5 + Math.random()))
    }
  }
}

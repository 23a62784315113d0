import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

/** One request to be sent, made when its turn comes. */
export interface Asked {
  /** Asked of another server, for the company it keeps: its answers are not counted. */
  readonly elsewhere?: string
  readonly path: string
  readonly token?: string
  /** Where it comes from, as a declared proxy says. */
  readonly from?: string
  readonly body?: unknown
}

export interface Shot {
  /** Milliseconds to the answer's end, of those that were let in, in order. */
  readonly admitted: readonly number[]
  /** 429 and 503. */
  readonly refused: number
  /** Refused without saying when to come again. */
  readonly unsaid: number
  /** No answer, or another one than success and refusal. */
  readonly wrong: readonly string[]
  /** Requests answered with success in a second. */
  readonly perSecond: number
}

export const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

interface Answer {
  readonly status: number
  readonly retryAfter: string | undefined
  readonly milliseconds: number
}

const ask = (agent: Agent, url: string, { path, token, from, body }: Asked): Promise<Answer> =>
  new Promise((resolve) => {
    const begun = performance.now()
    const text = body === undefined ? undefined : JSON.stringify(body)
    const end = (status: number, retryAfter?: string) =>
      resolve({ status, retryAfter, milliseconds: performance.now() - begun })
    const sending = request(
      `${url}${path}`,
      {
        agent,
        method: text === undefined ? 'GET' : 'POST',
        timeout: 30_000,
        headers: {
          ...(token && { authorization: `Bearer ${token}` }),
          ...(from && { 'x-forwarded-for': from, 'x-forwarded-proto': 'https' }),
          ...(text && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
        },
      },
      (response) => {
        response.resume()
        response.on('end', () => end(response.statusCode ?? 0, response.headers['retry-after']))
        response.on('error', () => end(0))
      },
    )
    sending.on('error', () => end(0))
    sending.on('timeout', () => sending.destroy())
    sending.end(text)
  })

/**
 * Sends so many requests a second whatever becomes of them, as a crowd does that does not know of each other, and says what became of
 * those sent after the first `warm` seconds.
 */
export const shoot = async (
  url: string,
  next: () => Asked,
  { perSecond, seconds, warm = 0 }: { readonly perSecond: number; readonly seconds: number; readonly warm?: number },
): Promise<Shot> => {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 })
  const answers: Promise<Answer>[] = []
  const begun = performance.now()
  let sent = 0
  for (let passed = 0; passed < warm + seconds; passed = (performance.now() - begun) / 1000) {
    for (; sent < passed * perSecond; sent++) {
      const asked = next()
      const answer = ask(agent, asked.elsewhere ?? url, asked)
      if (passed >= warm && asked.elsewhere === undefined) answers.push(answer)
    }
    await sleep(2)
  }
  const all = await Promise.all(answers)
  agent.destroy()
  const isRefusal = ({ status }: Answer) => status === 429 || status === 503
  const isFine = ({ status }: Answer) => status >= 200 && status < 300
  const refusals = all.filter(isRefusal)
  return {
    admitted: all
      .filter(isFine)
      .map(({ milliseconds }) => milliseconds)
      .sort((one, other) => one - other),
    refused: refusals.length,
    unsaid: refusals.filter(({ retryAfter }) => !(Number(retryAfter) > 0)).length,
    wrong: all.filter((answer) => !isFine(answer) && !isRefusal(answer)).map(({ status }) => `answered ${status}`),
    perSecond: all.filter(isFine).length / seconds,
  }
}

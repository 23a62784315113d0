import type { AnswerOf, BodyInput, Endpoint, ParamsOf, QueryInput } from '#kernel/endpoint.ts'

export interface InputFault {
  /** JSON pointer into the body that was sent, e.g. `/input/answer`. */
  readonly pointer: string
  readonly code: string
  readonly detail: string
}

const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

/**
 * A call that was not answered with 2xx. `code` is the refusal's name as in problem+json; `network` means that no
 * answer came, so the act may have been done: send it again with the same `id` or `actId`.
 */
export class CallError extends Error {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly errors: readonly InputFault[]
  readonly extra: Readonly<Record<string, unknown>>

  constructor(status: number, problem: Readonly<Record<string, unknown>>) {
    const { code, title, detail, errors, ...extra } = problem
    super(textOf(code) || textOf(status))
    this.status = status
    this.code = textOf(code) || (status === 0 ? 'network' : 'internal')
    this.title = textOf(title)
    this.detail = textOf(detail)
    this.errors = Array.isArray(errors) ? (errors as InputFault[]) : []
    this.extra = extra
  }
}

let tellLogOut = (): void => undefined
/** Who is told when a call is refused because nobody is logged in any more. */
export const onLogOut = (listener: () => void): void => {
  tellLogOut = listener
}

export interface CallRequest<E> {
  readonly params?: ParamsOf<E>
  readonly query?: QueryInput<E>
  readonly body?: BodyInput<E>
}

/** After so long without an answer the call is given up as lost. */
const patienceMs = 30_000

const addressOf = (endpoint: Endpoint, params: unknown, query: unknown): string => {
  const values = (params ?? {}) as Record<string, unknown>
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(textOf(values[name])))
  const asked = new URLSearchParams()
  for (const [name, value] of Object.entries((query ?? {}) as Record<string, unknown>))
    if (textOf(value) !== '') asked.set(name, textOf(value))
  const text = asked.toString()
  return text ? `${path}?${text}` : path
}

const readJson = async (answer: Response): Promise<Record<string, unknown>> => {
  try {
    return (await answer.json()) as Record<string, unknown>
  } catch {
    return {}
  }
}

/**
 * Calls one endpoint of the same origin and gives its answer, typed by the endpoint value. Throws CallError for every
 * other outcome. Nothing is retried here: whoever retries an act sends the same id again.
 */
export const call = async <E extends Endpoint>(
  endpoint: E,
  request: CallRequest<E> = {},
  signal?: AbortSignal,
): Promise<AnswerOf<E>> => {
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), patienceMs)
  const stop = (): void => patience.abort()
  signal?.addEventListener('abort', stop)
  try {
    const answer = await fetch(addressOf(endpoint, request.params, request.query), {
      method: endpoint.method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json, application/problem+json',
        'accept-language': document.documentElement.lang,
        ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      signal: patience.signal,
    })
    const content = await readJson(answer)
    if (answer.status === 401) tellLogOut()
    if (!answer.ok) throw new CallError(answer.status, content)
    return content as AnswerOf<E>
  } catch (error) {
    throw error instanceof CallError ? error : new CallError(0, {})
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', stop)
  }
}

import {
  type AnswerOf,
  type BodyInput,
  type Endpoint,
  type ParamsOf,
  postOverHeader,
  type QueryInput,
} from '#kernel/endpoint.ts'

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

let tellPostOver = (): void => undefined
/** Who is told when an answer says that the post that was chosen to act by is over. */
export const onPostOver = (listener: () => void): void => {
  tellPostOver = listener
}

let tellBarred = (): void => undefined
/** Who is told when a call is refused for want of a right: the rights that the screens know may be old. */
export const onBarred = (listener: () => void): void => {
  tellBarred = listener
}

/** Tells whoever listens what an answer means for the log-in. */
export const tellOf = (status: number, isPostOver: boolean): void => {
  if (status === 401) tellLogOut()
  if (status === 403) tellBarred()
  if (isPostOver) tellPostOver()
}

let askAgain = (): Promise<boolean> => Promise.resolve(false)
/** Who asks the person to show once more that it is he, when a call is refused for that; answers whether he did. */
export const onStepUp = (listener: () => Promise<boolean>): void => {
  askAgain = listener
}

export interface CallRequest<E> {
  readonly params?: ParamsOf<E>
  readonly query?: QueryInput<E>
  readonly body?: BodyInput<E>
}

/** After so long without an answer the call is given up as lost; a file may take its time. */
const patienceMs = 30_000
export const filePatienceMs = 600_000

export const addressOf = (endpoint: Endpoint, params: unknown, query: unknown): string => {
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

interface Asking<T> {
  /** A file, sent as the body itself. */
  readonly file?: Blob
  readonly signal: AbortSignal | undefined
  readonly patience: number
  /** Reads an answer of 2xx. */
  readonly read: (answer: Response) => Promise<T>
}

/** Asks, and where the server wants to be shown again that it is oneself, asks a second time after that. */
const ask = async <E extends Endpoint, T>(endpoint: E, request: CallRequest<E>, asking: Asking<T>): Promise<T> => {
  try {
    return await askOnce(endpoint, request, asking)
  } catch (error) {
    if (!(error instanceof CallError) || error.code !== 'step-up' || !(await askAgain())) throw error
    return askOnce(endpoint, request, asking)
  }
}

const askOnce = async <E extends Endpoint, T>(
  endpoint: E,
  { params, query, body }: CallRequest<E>,
  { signal, patience, read, file }: Asking<T>,
): Promise<T> => {
  const limit = new AbortController()
  const stop = (): void => limit.abort()
  const timer = setTimeout(stop, patience)
  signal?.addEventListener('abort', stop)
  try {
    const answer = await fetch(addressOf(endpoint, params, query), {
      method: endpoint.method,
      credentials: 'same-origin',
      headers: {
        accept: `${endpoint.media ?? 'application/json'}, application/problem+json`,
        'accept-language': document.documentElement.lang,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(file ? { 'content-type': file.type } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(file ? { body: file } : {}),
      signal: limit.signal,
    })
    tellOf(answer.status, answer.headers.has(postOverHeader))
    if (!answer.ok) throw new CallError(answer.status, await readJson(answer))
    return await read(answer)
  } catch (error) {
    throw error instanceof CallError ? error : new CallError(0, {})
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', stop)
  }
}

/**
 * Calls one endpoint of the same origin and gives its answer, typed by the endpoint value. Throws CallError for every
 * other outcome. Nothing is retried here: whoever retries an act sends the same id again.
 */
export const call = <E extends Endpoint>(
  endpoint: E,
  request: CallRequest<E> = {},
  signal?: AbortSignal,
): Promise<AnswerOf<E>> =>
  ask(endpoint, request, { signal, patience: patienceMs, read: readJson as (answer: Response) => Promise<AnswerOf<E>> })

/** Fetches the file that an endpoint answers with. Throws CallError like `call`. */
export const fetchFile = <E extends Endpoint>(endpoint: E, request: CallRequest<E> = {}): Promise<Blob> =>
  ask(endpoint, request, { signal: undefined, patience: filePatienceMs, read: (answer) => answer.blob() })

/** Sends a file as the body of a call. Throws CallError like `call`. */
export const sendFile = <E extends Endpoint>(
  endpoint: E,
  file: Blob,
  request: CallRequest<E> = {},
): Promise<AnswerOf<E>> =>
  ask(endpoint, request, {
    signal: undefined,
    patience: filePatienceMs,
    read: readJson as (answer: Response) => Promise<AnswerOf<E>>,
    file,
  })

import { type AnswerOf, type Endpoint, postOverHeader } from '#kernel/endpoint.ts'
import { addressOf, CallError, type CallRequest, filePatienceMs, tellOf } from './call.ts'

/** How much of it has gone out, from 0 to 1. At 1 the server still looks into it. */
export type Progress = (share: number) => void

const readJson = (text: string): Record<string, unknown> => {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return {}
  }
}

/**
 * Sends one file as a form and tells how far it has come, which `fetch` cannot. Throws CallError like `call`; what is
 * stopped by `signal` is one without an answer.
 */
export const sendForm = <E extends Endpoint>(
  endpoint: E,
  file: File,
  { params, query }: CallRequest<E>,
  told: Progress,
  signal: AbortSignal,
): Promise<AnswerOf<E>> =>
  new Promise((resolve, reject) => {
    const asked = new XMLHttpRequest()
    const lost = (): void => reject(new CallError(0, {}))
    asked.open(endpoint.method, addressOf(endpoint, params, query))
    asked.timeout = filePatienceMs
    asked.setRequestHeader('accept', 'application/json, application/problem+json')
    asked.setRequestHeader('accept-language', document.documentElement.lang)
    asked.upload.addEventListener('progress', ({ loaded, total }) => told(total > 0 ? loaded / total : 0))
    asked.upload.addEventListener('load', () => told(1))
    for (const event of ['error', 'abort', 'timeout'] as const) asked.addEventListener(event, lost)
    asked.addEventListener('load', () => {
      const body = readJson(asked.responseText)
      tellOf(asked.status, asked.getResponseHeader(postOverHeader) !== null)
      if (asked.status >= 200 && asked.status < 300) resolve(body as AnswerOf<E>)
      else reject(new CallError(asked.status, body))
    })
    signal.addEventListener('abort', () => asked.abort())
    const form = new FormData()
    form.append('file', file)
    asked.send(form)
  })

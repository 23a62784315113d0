import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { AnswerOf, Endpoint } from '#kernel/endpoint.ts'
import { call, type CallError, type CallRequest } from '../call.ts'

/** Cache key of an answer; a prefix of it (`[endpoint.path]`) names all answers of that endpoint. */
export const answerKey = <E extends Endpoint>(endpoint: E, request: CallRequest<E> = {}) =>
  [endpoint.path, request.params ?? {}, request.query ?? {}] as const

export interface AnswerOptions {
  readonly isEnabled?: boolean
  /** Milliseconds during which the answer is not asked for again; lists of names change rarely. */
  readonly freshFor?: number
  /** Asked again after so many milliseconds; null: not. Given the last answer, so that it can end when what is awaited is over. */
  readonly again?: (answer: unknown) => number | null
  /** Keep showing the last answer while the next one is on its way: lists do not blink. */
  readonly keepsLast?: boolean
}

/** Reads an endpoint and keeps the answer. */
export const useAnswer = <E extends Endpoint>(endpoint: E, request: CallRequest<E> = {}, options: AnswerOptions = {}) =>
  useQuery<AnswerOf<E>, CallError>({
    queryKey: answerKey(endpoint, request),
    queryFn: ({ signal }) => call(endpoint, request, signal),
    enabled: options.isEnabled ?? true,
    staleTime: options.freshFor ?? 0,
    ...(options.again && { refetchInterval: ({ state }) => options.again?.(state.data) ?? false }),
    ...(options.keepsLast ? { placeholderData: keepPreviousData } : {}),
  })

/** Names of divisions, organs and settings: fresh for ten minutes. */
export const namesFreshFor = 600_000

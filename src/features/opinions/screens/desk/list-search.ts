import { useNavigate, useSearch } from '@tanstack/react-router'
import { createContext, useContext } from 'react'
import type { QueryInput } from '#kernel/endpoint.ts'
import { type list, opinionFilters, sorts } from '../../spec/contract.ts'

/** Search parameters of the list's address: its filters, order and page, and the record's open form. */
export interface ListSearch {
  readonly tab?: string | undefined
  readonly state?: string | undefined
  readonly township?: string | undefined
  readonly category?: string | undefined
  readonly handler?: string | undefined
  readonly term?: string | undefined
  readonly q?: string | undefined
  readonly sort?: string | undefined
  readonly cursor?: string | undefined
  /** Number of the page that `cursor` leads to. */
  readonly page?: string | undefined
  readonly do?: string | undefined
  readonly full?: string | undefined
}

export const pageSize = 50
export type Tab = 'open' | 'new' | 'handling' | 'near' | 'overdue' | 'closed' | 'all'
export const tabNames = [
  'open',
  'new',
  'handling',
  'near',
  'overdue',
  'closed',
  'all',
] as const satisfies readonly Tab[]

export const useListSearch = () => {
  const search = useSearch({ strict: false }) as ListSearch
  const navigate = useNavigate()
  /** Changes the address; whatever narrows or orders the list anew begins at its first page. */
  const set = (patch: ListSearch, options: { readonly keepsPage?: boolean } = {}): void => {
    const page = options.keepsPage ? {} : { cursor: undefined, page: undefined }
    void navigate({ to: '.', search: (before: Record<string, unknown>) => ({ ...before, ...page, ...patch }) })
  }
  return { search, set }
}

export const tabOf = (search: ListSearch): Tab => tabNames.find((name) => name === search.tab) ?? 'open'

/** What is still to be done is read by how it presses; what is done, newest first. */
export const sortOf = (search: ListSearch): (typeof sorts)[number] => {
  const named = sorts.find((sort) => sort === search.sort)
  return named ?? (tabOf(search) === 'all' || tabOf(search) === 'closed' ? '-on' : 'due')
}

/** The query behind an address; values that the contract does not know are left out. */
export const queryOf = (search: ListSearch): QueryInput<typeof list> => {
  const state = opinionFilters.state.safeParse(search.state).data
  const handler = opinionFilters.handler.safeParse(search.handler).data
  return {
    limit: pageSize,
    sort: sortOf(search),
    tab: tabOf(search),
    ...(state ? { state } : {}),
    ...(search.township ? { township: search.township } : {}),
    ...(search.category ? { category: search.category } : {}),
    ...(handler ? { handler } : {}),
    ...(search.term ? { term: search.term } : {}),
    ...(search.q ? { q: search.q } : {}),
    ...(search.cursor ? { cursor: search.cursor } : {}),
  }
}

/** Nothing that narrows the list: what “clear” sets. */
export const notNarrowed = {
  state: undefined,
  township: undefined,
  category: undefined,
  handler: undefined,
  term: undefined,
  q: undefined,
} as const satisfies ListSearch

export const isNarrowed = (search: ListSearch): boolean =>
  (Object.keys(notNarrowed) as (keyof typeof notNarrowed)[]).some((name) => Boolean(search[name]))

/** What a record beside the list knows of it: its neighbours. */
export interface Neighbours {
  readonly ids: readonly string[]
  /** Place of the first of these in the whole list, from 1. */
  readonly firstAt: number
  /** How many the list holds, where that is known. */
  readonly total?: number | undefined
}

const NeighboursContext = createContext<Neighbours>({ ids: [], firstAt: 1 })
export const NeighboursProvider = NeighboursContext.Provider
export const useNeighbours = (): Neighbours => useContext(NeighboursContext)

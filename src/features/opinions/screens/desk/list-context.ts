import { createContext, useContext } from 'react'

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

import { createContext, type FunctionComponent, lazy, Suspense, useContext } from 'react'

export interface FilterProps {
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
}

/** A filter that one room lends to the lists of rooms above it, which cannot import it: the terms of congresses, to constituencies. */
export interface LentFilter {
  readonly name: string
  readonly load: () => Promise<{ readonly Filter: FunctionComponent<FilterProps> }>
}

interface Made {
  readonly name: string
  readonly Filter: FunctionComponent<FilterProps>
}

/** The filters that rooms lend, each with its file fetched when it is first shown. */
export const filtersFrom = (lent: readonly LentFilter[]): readonly Made[] =>
  lent.map(({ name, load }) => ({ name, Filter: lazy(() => load().then(({ Filter }) => ({ default: Filter }))) }))

const LentContext = createContext<readonly Made[]>([])
export const LentFilters = LentContext.Provider

/** The filter that is lent by this name; nothing where nobody lends it. */
export const Lent = ({ name: wanted, ...props }: FilterProps & { readonly name: string }) => (
  <Suspense fallback={null}>
    {useContext(LentContext)
      .filter(({ name }) => name === wanted)
      .map(({ name, Filter }) => (
        <Filter key={name} {...props} />
      ))}
  </Suspense>
)

import { createContext, type FunctionComponent, lazy, type ReactNode, Suspense, useContext } from 'react'

export interface EntryProps {
  /** What was noted beside the name of the entry. */
  readonly extra: Readonly<Record<string, unknown>>
}

/** How the room that notes entries of a name tells what it noted. */
export interface EntryFace {
  readonly name: string
  readonly load: () => Promise<{ readonly Detail: FunctionComponent<EntryProps> }>
}

type Made = ReadonlyMap<string, FunctionComponent<EntryProps>>

export const entriesFrom = (declared: readonly EntryFace[]): Made =>
  new Map(
    declared.map(({ name, load }) => [name, lazy(() => load().then(({ Detail }) => ({ default: Detail })))] as const),
  )

const EntriesContext = createContext<Made>(new Map())
export const Entries = EntriesContext.Provider

/** What an entry tells, in the words of its room; `children` where no room declares its own. */
export const EntryDetail = ({
  name,
  extra,
  children,
}: EntryProps & { readonly name: string; readonly children: ReactNode }) => {
  const Detail = useContext(EntriesContext).get(name)
  return Detail ? (
    <Suspense fallback={null}>
      <Detail extra={extra} />
    </Suspense>
  ) : (
    children
  )
}

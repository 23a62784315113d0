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

interface Made {
  readonly name: string
  readonly Detail: FunctionComponent<EntryProps>
}

/** The faces that rooms declare, each with its file fetched when it is first shown. */
export const entriesFrom = (declared: readonly EntryFace[]): readonly Made[] =>
  declared.map(({ name, load }) => ({ name, Detail: lazy(() => load().then(({ Detail }) => ({ default: Detail }))) }))

const EntriesContext = createContext<readonly Made[]>([])
export const Entries = EntriesContext.Provider

interface EntryDetailProps extends EntryProps {
  readonly name: string
  readonly children: ReactNode
}

/** What an entry tells, in the words of its room; `children` where no room declares its own. */
export const EntryDetail = ({ name: wanted, extra, children }: EntryDetailProps) => {
  const own = useContext(EntriesContext).filter(({ name }) => name === wanted)
  if (own.length === 0) return children
  return (
    <Suspense fallback={null}>
      {own.map(({ name, Detail }) => (
        <Detail key={name} extra={extra} />
      ))}
    </Suspense>
  )
}

import { createContext, type FunctionComponent, lazy, Suspense, useContext } from 'react'

/** A part that one room adds to the records of another's kind: what is public of a deputy, beside the mandate. */
export interface RecordSection {
  readonly kind: string
  readonly load: () => Promise<{ readonly Section: FunctionComponent<{ readonly id: string }> }>
}

interface Made {
  readonly kind: string
  readonly Part: FunctionComponent<{ readonly id: string }>
}

/** The parts that rooms declare, each with its file fetched when it is first shown. */
export const sectionsFrom = (declared: readonly RecordSection[]): readonly Made[] =>
  declared.map(({ kind, load }) => ({ kind, Part: lazy(() => load().then(({ Section }) => ({ default: Section }))) }))

const SectionsContext = createContext<readonly Made[]>([])
export const Sections = SectionsContext.Provider

/** What other rooms show of this record, below its own facts. */
export const SectionsOf = ({ kind, id }: { readonly kind: string; readonly id: string }) => (
  <Suspense fallback={null}>
    {useContext(SectionsContext)
      .filter((one) => one.kind === kind)
      .map(({ Part }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts are declared once and never change their order
        <Part key={at} id={id} />
      ))}
  </Suspense>
)

import { createContext, useContext } from 'react'
import type { KindFace } from './room.ts'
import { useLookUp } from './words.tsx'

const KindsContext = createContext<readonly KindFace[]>([])
export const Kinds = KindsContext.Provider

export interface NamedKind {
  readonly open: KindFace['open'] | undefined
  readonly noun: string
  /** What stands in the place of a number while there is none; nothing for kinds that are not numbered. */
  readonly unnumbered: string
  /** A word of that kind's room: `word('move', 'assign')`; the bare name where there is none. */
  readonly word: (prefix: string, name: string) => string
}

/** Names records of kinds that are only known at run time: tasks, notices and figures hold records of every room. */
export const useKinds = (): ((kind: string) => NamedKind) => {
  const kinds = useContext(KindsContext)
  const lookUp = useLookUp()
  return (kind) => {
    const face = kinds.find((one) => one.kind === kind)
    const word = (prefix: string, name: string): string =>
      (face && (lookUp(face.catalogue, `${kind}.${prefix}.${name}`) ?? lookUp(face.catalogue, `${prefix}.${name}`))) ??
      name
    const noun =
      face &&
      ([`${kind}.noun.short`, 'noun.short', `${kind}.noun`, `noun.${kind}`, 'noun'] as const)
        .map((key) => lookUp(face.catalogue, key))
        .find((found) => found !== undefined)
    const unnumbered = (face && lookUp(face.catalogue, 'noun.unnumbered')) ?? ''
    return { open: face?.open, noun: noun ?? kind, unnumbered, word }
  }
}

import { retitling } from '#commons/notices/actions/retitling.ts'
import { type LabelsOf, tellAbout } from '#commons/notices/actions/tell-about.ts'
import { indexing } from '#commons/search/actions/indexing.ts'
import { erasing } from '#platform/seal/erasing.ts'
import { wholeKind } from '#platform/seal/whole.ts'
import { sealing } from '#platform/seal/sealing.ts'
import type { Reaction } from '#platform/outbox/reaction.ts'
import type { RecordKind } from '#platform/outbox/record-kind.ts'
import { house } from './house.ts'

const kinds = new Map(house.flatMap(({ records = [] }) => records.map((one) => [one.kind, one] as const)))

const kindOf = (kind: string): RecordKind => {
  const known = kinds.get(kind)
  if (!known) throw new Error(`no room describes records of kind ${kind}`)
  return known
}

const labelsOf: LabelsOf = (session, kind, records) => kindOf(kind).labels(session, records)

const lives = house.flatMap(({ lifecycles = [] }) => lifecycles)

/** Everything that happens after events: their seal, the search index, notices, and what rooms declare themselves. */
export const reactions: readonly Reaction[] = [
  sealing([...lives.map(({ kind }) => kind), wholeKind]),
  erasing(lives.map(({ kind }) => kind)),
  ...indexing([...kinds.values()]),
  ...tellAbout(lives, labelsOf),
  ...retitling(lives, labelsOf),
  ...house.flatMap(({ reactions: own = [] }) => own),
]

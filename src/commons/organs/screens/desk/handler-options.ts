import { namesFreshFor, useAnswer } from '#ui/desk/use-answer.ts'
import { list, type Organ } from '../../spec/contract.ts'

const handlerGroups = ['agency', 'township', 'village'] as const
export type HandlerGroup = (typeof handlerGroups)[number]

const groupOf = (organ: Organ): HandlerGroup => {
  if (organ.kind === 'villageCommittee') return 'village'
  return organ.kind === 'townshipGovernment' || organ.kind === 'streetOffice' ? 'township' : 'agency'
}

export interface HandlerOption {
  readonly value: string
  readonly label: string
  /** Said with each name: antd's own option groups are not sound for screen readers. */
  readonly group: string
}

/** Organs that a matter can be passed to, in the order of the groups that people look for them in. */
export const useHandlerOptions = (nameOf: (group: HandlerGroup) => string): HandlerOption[] => {
  const { data } = useAnswer(list, { query: { role: 'handler', limit: 1000 } }, { freshFor: namesFreshFor })
  return handlerGroups.flatMap((group) =>
    (data?.items ?? [])
      .filter((organ) => groupOf(organ) === group)
      .map((organ) => ({ value: organ.id, label: organ.name, group: nameOf(group) })),
  )
}

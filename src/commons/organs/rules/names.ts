import { addDays, toDay } from '#kernel/day.ts'
import { unless, type Verdict } from '#kernel/verdict.ts'
import type { FormerName } from '../spec/contract.ts'

interface Named {
  readonly name: string
  readonly startsOn: string
  readonly namedOn: string | null
  readonly formerNames: readonly FormerName[]
}

/** A new name begins after the present one did, so that each name has days of its own. */
export const mayBeRenamed = ({ startsOn, namedOn }: Named, from: string): Verdict =>
  unless(from > (namedOn ?? startsOn), 'renamed-too-early', { pointer: '/from', params: { day: namedOn ?? startsOn } })

/** The new name with the former one kept, last day first. */
export const renamed = (organ: Named, name: string, from: string) => ({
  name,
  namedOn: from,
  formerNames: [
    ...organ.formerNames,
    { name: organ.name, startsOn: organ.namedOn ?? organ.startsOn, endsOn: addDays(toDay(from), -1) },
  ],
})

/** What it was called on a day. */
export const nameOn = ({ name, formerNames }: Pick<Named, 'name' | 'formerNames'>, day: string): string =>
  formerNames.find(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn)?.name ?? name

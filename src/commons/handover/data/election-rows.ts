import { compare, toDay } from '#kernel/day.ts'
import {
  composePerson,
  noPost,
  type PeopleGround,
  peopleGround,
  type PersonRow,
} from '#commons/people/data/imports/rows.ts'
import { isElectedBy } from '#commons/mandates/rules/poll.ts'
import { mayKeep } from '#commons/mandates/rules/rules.ts'
import type { PollSaid } from '#commons/mandates/spec/poll.ts'
import type { Viewer } from '#kernel/viewer.ts'
import type { Day } from '#kernel/day.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import type { RowFault, Values } from '#platform/sheets/import-kind.ts'
import type { Handover } from '../spec/contract.ts'
import { isYes } from './election-columns.ts'

/** A hand-over into which results are being entered. */
interface OpenPlan {
  readonly congress: string
  readonly congressName: string
  readonly level: 'county' | 'township'
  readonly township: string | null
  readonly nth: number
  readonly startsOn: string
  readonly oldStartsOn: string | null
  readonly roll: Handover['roll']
}

export interface ElectionsGround extends PeopleGround {
  readonly viewer: Viewer
  readonly plans: readonly OpenPlan[]
}

/** What rows of results refer to: the hand-overs whose results are open and that the viewer keeps. */
export const electionsGround = async (session: Session, viewer: Viewer, today: Day): Promise<ElectionsGround> => {
  const [people, plans] = await Promise.all([
    peopleGround(session, today),
    session.all(sql<OpenPlan>`
      select congress, congress_name, level, township, nth, starts_on, old_starts_on, roll from handover.plan
      where county = ${session.county} and state = 'entering' order by township nulls first`),
  ])
  return { ...people, viewer, plans: plans.filter(({ level, township }) => mayKeep(viewer, level, township).ok) }
}

export interface ElectionRow {
  readonly person: PersonRow
  readonly plan: OpenPlan
  readonly place: Handover['roll'][number]
  readonly electedOn: string
  readonly poll: PollSaid
  readonly basis: string | null
  readonly notes: readonly RowFault[]
}

const planOf = (name: string | null | undefined, plans: readonly OpenPlan[]): OpenPlan | RowFault => {
  const [first] = plans
  if (!first) return { column: null, code: 'no-open-handover' }
  const found = name
    ? plans.find(({ congressName }) => congressName === name)
    : plans.length === 1
      ? first
      : plans.find(({ level }) => level === 'county')
  return found ?? { column: 'congress', code: name ? 'no-handover-there' : 'required' }
}

/** By its name, else by its number: 3, 3号, 第3选区. */
const placesFor = (said: string, { roll }: OpenPlan): Handover['roll'] => {
  const named = roll.filter(({ name }) => name.replace(/\s/g, '') === said)
  const number = /^第?(\d{1,4})(?:号|选区|号选区)?$/.exec(said)?.[1]
  return named.length > 0 ? named : roll.filter((place) => String(place.number) === number)
}

const faultsOfDay = (electedOn: string, { startsOn, oldStartsOn }: OpenPlan, today: Day): RowFault[] => {
  if (compare(toDay(electedOn), today) > 0) return [{ column: 'electedOn', code: 'day-ahead' }]
  const isOutside = electedOn >= startsOn || (oldStartsOn !== null && electedOn <= oldStartsOn)
  return isOutside
    ? [{ column: 'electedOn', code: 'elected-outside', params: { from: oldStartsOn ?? '', to: startsOn } }]
    : []
}

const pollIn = (values: Values): PollSaid => {
  const counts = (['voters', 'ballots', 'votes'] as const).flatMap((key) =>
    values[key] ? [[key, Number(values[key])] as const] : [],
  )
  return { ...Object.fromEntries(counts), ...(isYes(values['isSecondBallot']) && { isSecondBallot: true }) }
}

const faultsOfPoll = (poll: PollSaid, { level }: OpenPlan): RowFault[] => {
  const verdict = isElectedBy({ level, ...poll })
  if (verdict.ok) return []
  const { pointer, code, params } = verdict
  return [{ column: pointer?.slice(1) ?? null, code, ...(params && { params }) }]
}

/** A row as a person with a result, or everything that does not go together. */
export const composeElection = (values: Values, ground: ElectionsGround) => {
  const who = composePerson({ ...values, ...noPost }, ground)
  const plan = planOf(values['congress'], ground.plans)
  const faults = 'faults' in who ? [...who.faults] : []
  if ('code' in plan) return { faults: [...faults, plan] }
  const { electedOn = null, constituency = null, basis = null } = values
  const poll = pollIn(values)
  const [place, another] = placesFor(constituency ?? '', plan)
  faults.push(...faultsOfDay(electedOn ?? '', plan, ground.today), ...faultsOfPoll(poll, plan))
  if (!place) faults.push({ column: 'constituency', code: 'not-on-roll' })
  if (another) faults.push({ column: 'constituency', code: 'place-ambiguous' })
  if (faults.length > 0 || !place || 'faults' in who) return { faults }
  const isSaid = poll.votes !== undefined && poll.ballots !== undefined && poll.voters !== undefined
  const notes: RowFault[] = isSaid ? [] : [{ column: 'votes', code: 'votes-not-said' }]
  return { row: { person: who.row, plan, place, electedOn: electedOn ?? '', poll, basis, notes } satisfies ElectionRow }
}

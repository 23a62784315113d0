import { addDays, type Day } from '#kernel/day.ts'
import type { Division } from '#commons/divisions/data/tables.ts'
import { organId } from '#commons/organs/data/store.ts'
import { venueId } from '#commons/venues/data/store.ts'
import type { Said } from '#features/opinions/feature.ts'
import { namedId } from '#platform/crypto/named-id.ts'
import { demoKey } from './accounts.ts'
import { agencyMatters, declinedMatters, type Matter, townshipMatters } from './matters.ts'
import { cannotReasons, closings, comments, contestReasons, givenNames, surnames } from './phrases.ts'
import { type Course, type DemoMove, isAgencyCourse } from './plan.ts'

/** Changed only when all demos shall look different. */
export const seed = 'first-light'

/** The township whose station, chair and government have people in the demo. */
export const home = '411624105'

/** Where the stories play, and the last day that they come to. */
export interface Scene {
  readonly today: Day
  readonly townships: readonly Division[]
  readonly villages: ReadonlyMap<string, readonly Division[]>
}

/** One opinion with all that was picked for it. */
export interface Story {
  readonly course: Course
  readonly id: string
  readonly township: string
  readonly village: Division
  readonly matter: Matter
  /** Lasting key of the organ that handles it. */
  readonly handler: string
  /** The opinion that one of the same matter joins. */
  readonly into: string | null
}

/** The same id for the same move of the same opinion, ever. */
export const idOf = (index: number, move: DemoMove = 'submit', nth = 0): string =>
  namedId('demo opinion', seed, String(index), move, String(nth))

export const from = <Value>(list: readonly Value[], at: number): Value => {
  const value = list[at % list.length]
  if (value === undefined) throw new Error('nothing to pick from')
  return value
}

const agencies = Object.keys(agencyMatters)

const matterOf = (course: Course): { matter: Matter; agency: string | null } => {
  if (course.end === 'declined') return { matter: from(declinedMatters, course.index), agency: null }
  if (!isAgencyCourse(course)) return { matter: from(townshipMatters, course.index >> 1), agency: null }
  const agency = from(agencies, course.index)
  return { matter: from(agencyMatters[agency] ?? [], Math.floor(course.index / agencies.length)), agency }
}

export const storyOf = (scene: Scene, course: Course): Story => {
  const { index, pick, isHome } = course
  const villagesOf = (code: string): readonly Division[] => scene.villages.get(code) ?? []
  const elsewhere = scene.townships.filter(({ code }) => code !== home && villagesOf(code).length > 0)
  const township = isHome ? home : from(elsewhere, index * 5).code
  const village = from(villagesOf(township), pick('village', 1000))
  const { matter, agency } = matterOf(course)
  const isVillages = agency === null && isHome && pick('villages', 3) === 0
  const handler = agency ? `agency:${agency}` : isVillages ? `village:${village.code}` : `government:${township}`
  return { course, id: idOf(index), township, village, matter, handler, into: null }
}

/** Of two opinions about one matter the later joins the earlier, which is still alive and known by then. */
export const joined = (story: Story, stories: readonly Story[]): Story => {
  if (story.course.end !== 'merged') return story
  const day = story.course.steps.at(-1)?.on ?? ''
  const older =
    stories.find(
      ({ course, township }) =>
        township === story.township &&
        ['handling', 'drafted', 'rated', 'released'].includes(course.end) &&
        (course.steps[1]?.on ?? '9') < day,
    ) ?? stories.find(({ course }) => course.end === 'rated' && (course.steps[1]?.on ?? '9') < day)
  if (!older) throw new Error('no opinion to join')
  const { matter, village, township, handler } = older
  return { ...story, matter, village, township, handler, into: older.id }
}

const filled = (text: string, { village, course }: Story): string =>
  text.replaceAll('{v}', village.shortName).replaceAll('{n}', String(2 + course.pick('number', 4)))

/** How it reached us; what staff entered for somebody is theirs. */
export const channels = ['portal', 'portal', 'venue', 'venue', 'visit', 'call', 'letter'] as const

export const saidOf = (story: Story): Said => {
  const { course, id, township, village, matter } = story
  const { index, pick } = course
  const channel = from(channels, index)
  const isNamed = pick('named', 3) > 0
  return {
    id,
    title: filled(matter.title, story),
    body: `${filled(matter.body, story)}${from(closings, pick('closing', 100))}`,
    township,
    village: village.code,
    venue: channel === 'venue' ? venueId(demoKey, `station:${township}`) : undefined,
    authorName: isNamed
      ? `${surnames.charAt(pick('surname', surnames.length))}${from(givenNames, pick('given', 100))}`
      : undefined,
    authorPhone:
      isNamed && pick('phone', 2) === 0 ? `1380000${String(pick('digits', 10_000)).padStart(4, '0')}` : undefined,
    channel,
    publishConsent: pick('consent', 2) === 0,
  }
}

const outcomeOf = (scene: Scene, story: Story) => {
  const { pick, end } = story.course
  const turn = end === 'contested' ? 0 : pick('result', 10)
  if (turn < 7) return { result: 'solved', answer: filled(story.matter.done, story) }
  if (turn === 7 || turn === 8) {
    return {
      result: 'planned',
      answer: '已到现场核实，情况属实，已列入计划，资金落实后即安排实施。',
      plannedOn: addDays(scene.today, 20 + pick('planned', 60)),
    }
  }
  return {
    result: 'cannot',
    answer: '已到现场核实并向反映人当面说明情况。',
    cannotReason: from(cannotReasons, pick('cannot', 10)),
  }
}

const requests = ['请实地查看后答复。', '请尽快办理，办结后答复群众。', '群众多次反映，请重点办理。', ''] as const

const ratingOf = ({ course: { pick } }: Story) => {
  const turn = pick('rating', 10)
  const rating = turn < 6 ? 'satisfied' : turn < 9 ? 'basic' : 'unsatisfied'
  return { rating, comment: from<string>(comments[rating], pick('comment', 10)) }
}

/** What the move is made with. */
export const inputOf = (scene: Scene, story: Story, move: DemoMove): unknown => {
  const { matter, handler, course, into } = story
  switch (move) {
    case 'accept':
      return { category: matter.category }
    case 'assign':
      return { handler: organId(demoKey, handler), request: from(requests, course.pick('request', 100)) }
    case 'answerHere':
      return { result: 'solved', answer: filled(matter.done, story) }
    case 'draft':
      return outcomeOf(scene, story)
    case 'decline': {
      const { door, reason } = from(declinedMatters, course.index)
      return { door, reason }
    }
    case 'merge':
      return { into, reason: '与已受理的是同一件事，合并办理。' }
    case 'rate':
      return ratingOf(story)
    case 'notSolved':
      return { reason: from(contestReasons, course.pick('contest', 10)) }
    default:
      return {}
  }
}

import { dayOf, type Day } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import type { Viewer } from '#kernel/viewer.ts'
import { viewerOf } from '#commons/access/actions/viewer-of.ts'
import { divisionStore } from '#commons/divisions/data/store.ts'
import type { Division } from '#commons/divisions/data/tables.ts'
import { submit } from '#features/opinions/feature.ts'
import type { OpinionSettings } from '#features/opinions/feature.ts'
import { allActions } from '#features/opinions/feature.ts'
import { citizen } from '#features/opinions/feature.ts'
import { act, create, type Door } from '#platform/action/act.ts'
import type { TypedAction } from '#platform/action/action.ts'
import type { Context } from '#platform/action/context.ts'
import type { Ports } from '#platform/action/ports.ts'
import { knownActs } from '#platform/audit/store.ts'
import { findLogin } from '#platform/login/login.ts'
import { demoKey } from './accounts.ts'
import { cast } from './cast.ts'
import { type DemoMove, type DemoStep, planDemo } from './plan.ts'
import { channels, from, home, idOf, inputOf, joined, type Scene, saidOf, seed, type Story, storyOf } from './story.ts'
import type { Instance } from '../instance.ts'

const keepers: Readonly<Record<string, string>> = { [home]: 'keeper', '411624108': 'baiji-keeper' }

interface Stage extends Scene {
  readonly context: Context
  readonly viewers: ReadonlyMap<string, Viewer>
}

/** Log-in of whoever makes a move on this matter; the citizen has none. */
const doerOf = ({ handler, township, course }: Story, move: DemoMove): string | null => {
  const organ = handler.startsWith('village:') ? `government:${home}` : handler
  const roleAt = (role: string): string | null =>
    cast.find((player) => player.organ === organ && player.role === role)?.login ?? null
  switch (move) {
    case 'submit':
      return ['portal', 'venue'].includes(from(channels, course.index)) ? null : (keepers[township] ?? 'office')
    case 'rate':
    case 'notSolved':
      return null
    case 'acknowledge':
    case 'draft':
      return roleAt('agencyDrafter')
    case 'sign':
      return roleAt('agencyHead')
    case 'release':
    case 'lapse':
    case 'merge':
      return 'office'
    default:
      return keepers[township] ?? 'office'
  }
}

const contextOf = (stage: Stage, story: Story, move: DemoMove): Context => {
  const login = doerOf(story, move)
  const viewer = login === null ? citizen(demoKey, story.id) : stage.viewers.get(login)
  if (!viewer) throw new Error(`the demo has no log-in ${login}`)
  return { ...stage.context, viewer }
}

/** What is done today is done like any other act, so that those concerned are told; what lies back is entered afterwards. */
const doorOf = ({ today }: Stage, on: Day): Door => (on === today ? {} : { backfill: { on } })

const perform = async (stage: Stage, story: Story, { move, on }: DemoStep, nth: number): Promise<void> => {
  const context = contextOf(stage, story, move)
  if (move === 'submit') {
    await create(context, submit, saidOf(story), doorOf(stage, on))
    return
  }
  const request = {
    id: story.id,
    actId: idOf(story.course.index, move, nth),
    version: nth,
    input: inputOf(stage, story, move),
  }
  await act(context, allActions[move] as TypedAction<unknown>, request, doorOf(stage, on))
}

const setStage = async ({ db }: Instance, ports: Ports, now: Date): Promise<Stage> =>
  db.read(demoKey, async (session) => {
    const store = divisionStore(session)
    const villages = new Map<string, Division[]>()
    for (const village of await store.allOf('village')) {
      const own = villages.get(village.parent ?? '') ?? []
      villages.set(village.parent ?? '', [...own, village])
    }
    const viewers = new Map<string, Viewer>()
    for (const { login: name } of cast) {
      const login = await findLogin(session, name, now)
      if (login) viewers.set(name, await viewerOf(session, login, now))
    }
    const context = { county: demoKey, viewer: citizen(demoKey, null), db, ports, now, language: 'zh-CN' as const }
    return { context, today: dayOf(now), townships: await store.allOf('township'), villages, viewers }
  })

/** An earlier loading that broke off on another day left it as it is: nothing is done to it twice or out of its order. */
const isLeftAlone = (error: unknown): boolean =>
  error instanceof Problem && ['id-taken', 'stale-version', 'not-in-this-state'].includes(error.refusal.code)

const actsOf = ({ course: { index, steps } }: Story): string[] =>
  steps.map(({ move }, nth) => (nth === 0 ? idOf(index) : idOf(index, move, nth)))

/** The stories that are not there in whole. */
const missing = async (stage: Stage, stories: readonly Story[]): Promise<Story[]> => {
  const known = await stage.context.db.read(demoKey, (session) => knownActs(session, stories.flatMap(actsOf)))
  return stories.filter((story) => !actsOf(story).every((id) => known.has(id)))
}

/**
 * Loads the demo's opinions of the last 60 days through the real actions, in the order of their days, so that their numbers follow each
 * other. Those that are there stay as they are. Returns how many were missing.
 */
export const loadDemoOpinions = async (
  instance: Instance,
  ports: Ports,
  now: Date,
  progress: (done: number, all: number) => void = () => {},
): Promise<number> => {
  const stage = await setStage(instance, ports, now)
  const { value } = await instance.db.read(demoKey, (session) => ports.settings(session, 'opinions'))
  const courses = planDemo(seed, {
    calendar: await ports.calendar(),
    today: stage.today,
    settings: value as OpinionSettings,
  })
  const told = courses.map((course) => storyOf(stage, course))
  const stories = await missing(
    stage,
    told.map((story) => joined(story, told)),
  )
  const steps = stories
    .flatMap((story) => story.course.steps.map((step, nth) => ({ story, step, nth })))
    .sort((a, b) => a.step.on.localeCompare(b.step.on) || a.nth - b.nth || a.story.course.index - b.story.course.index)
  const leftAlone = new Set<string>()
  for (const [done, { story, step, nth }] of steps.entries()) {
    if (leftAlone.has(story.id)) continue
    await perform(stage, story, step, nth).catch((error: unknown) => {
      if (!isLeftAlone(error)) throw error
      leftAlone.add(story.id)
    })
    progress(done + 1, steps.length)
  }
  return stories.length - leftAlone.size
}

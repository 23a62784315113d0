import { type Calendar, type Day, dayOf } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import type { Viewer } from '#kernel/viewer.ts'
import { viewerOf } from '#commons/access/actions/viewer-of.ts'
import { divisionStore } from '#commons/divisions/data/store.ts'
import type { Division } from '#commons/divisions/data/tables.ts'
import { allActions, citizen, type OpinionSettings, submit } from '#features/opinions/feature.ts'
import { act } from '#platform/action/act.ts'
import { create } from '#platform/action/create.ts'
import type { Door } from '#platform/action/door.ts'
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
const doorOf = ({ context: { now } }: Stage, on: Day): Door => (on === dayOf(now) ? {} : { backfill: { on } })

const perform = async (stage: Stage, story: Story, { move, on }: DemoStep, nth: number): Promise<void> => {
  const context = contextOf(stage, story, move)
  if (move === 'submit') {
    await create(context, submit, saidOf(story), doorOf(stage, on))
    return
  }
  const request = {
    id: story.id,
    actId: actOf(story, { move, on }, nth),
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

/** Somebody acted on it meanwhile: nothing is done to it out of its order. */
const isLeftAlone = (error: unknown): boolean =>
  error instanceof Problem && ['id-taken', 'stale-version', 'not-in-this-state'].includes(error.refusal.code)

const actOf = ({ course: { index } }: Story, { move }: DemoStep, nth: number): string =>
  nth === 0 ? idOf(index) : idOf(index, move, nth)

const actsOf = (story: Story): string[] => story.course.steps.map((step, nth) => actOf(story, step, nth))

/** All stories as they stand on the stage's day. */
const storiesOn = (stage: Stage, calendar: Calendar, settings: OpinionSettings): Story[] => {
  const told = planDemo(seed, { calendar, today: stage.today, settings }).map((course) => storyOf(stage, course))
  return told.map((story) => joined(story, told))
}

/**
 * The day that the demo came to when its loading began: that of its first act. A loading that broke off is taken up again on the plan of
 * that day, so that it ends as if nothing had happened. Null when nothing is there.
 */
const dayBegun = (known: ReadonlyMap<string, string>): Day | null => {
  const first = [...known.values()].sort()[0]
  return first === undefined ? null : dayOf(new Date(first))
}

/**
 * Loads the demo's opinions of the last 60 days through the real actions, in the order of their days, so that their numbers follow each
 * other. What is there stays as it is. Returns how many were not there in whole.
 */
export const loadDemoOpinions = async (
  instance: Instance,
  ports: Ports,
  now: Date,
  progress: (done: number, all: number) => void = () => {},
): Promise<number> => {
  const setting = await setStage(instance, ports, now)
  const calendar = await ports.calendar()
  const settings = (await instance.db.read(demoKey, (session) => ports.settings(session, 'opinions')))
    .value as OpinionSettings
  // Which acts there are does not depend on the day, only when they are done.
  const ids = storiesOn(setting, calendar, settings).flatMap(actsOf)
  const known = await instance.db.read(demoKey, (session) => knownActs(session, ids))
  const stage = { ...setting, today: dayBegun(known) ?? setting.today }
  const steps = storiesOn(stage, calendar, settings)
    .flatMap((story) => story.course.steps.map((step, nth) => ({ story, step, nth })))
    .filter(({ story, step, nth }) => !known.has(actOf(story, step, nth)))
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
  return new Set(steps.map(({ story }) => story.id)).size - leftAlone.size
}

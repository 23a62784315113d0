import type { Step } from '#ui/light/timeline.tsx'
import type { AuthorView } from '../../spec/public-contract.ts'
import { type OpinionView, wordKey } from './words.ts'

/** "11月26日（周四）前": the weekday is said while it is near enough to help. */
const byDay = ({ say, near, date, frame }: OpinionView, day: string): string => {
  const days = (Date.parse(day) - Date.parse(frame.today)) / 86_400_000
  return days >= 0 && days < 14
    ? say('step.byWeekday', { day: near(day), weekday: date(day, 'weekday') })
    : say('step.by', { day: near(day) })
}

/** What has happened and what comes next in the public's words. A step without a word for it is left out. */
export const stepsOf = (view: OpinionView, { steps }: AuthorView): Step[] => {
  const first = steps.findIndex(({ done }) => !done)
  return steps.flatMap(({ name, on, by, done }, place) => {
    const key = wordKey(`${done ? 'step' : 'next'}.${name}`)
    if (key === null) return []
    const noteKey = done ? null : wordKey(`next.${name}.note`)
    const day = done ? on : by
    return [
      {
        stage: done ? 'done' : place === first ? 'now' : 'next',
        day,
        when: day === null ? view.say('step.later') : done ? view.near(day) : byDay(view, day),
        name: view.say(key),
        ...(noteKey ? { note: view.say(noteKey) } : {}),
      } satisfies Step,
    ]
  })
}

/** Between facts on one line; it never begins a line. */
export const dot = '\u00a0· '

/** "付井镇 · 大王楼村 · 中心小学门口" */
export const placeOf = ({ township, village, place }: AuthorView): string =>
  [township, village, place].filter(Boolean).join(dot)

import { every, unless, type Verdict } from '#kernel/verdict.ts'

/** Something ends on the day it began or later, and not before it has come to that. */
export const mayEndOn = (startsOn: string, endsOn: string, today: string): Verdict =>
  every(
    unless(endsOn >= startsOn, 'ends-before-start', { pointer: '/endsOn', params: { day: startsOn } }),
    unless(endsOn <= today, 'day-in-future', { pointer: '/endsOn' }),
  )

/** What is planned may end in days to come. */
export const endsAfterStart = (startsOn: string, endsOn: string | undefined): Verdict =>
  unless(endsOn === undefined || endsOn >= startsOn, 'ends-before-start', {
    pointer: '/endsOn',
    params: { day: startsOn },
  })

export const hasCome = (day: string, today: string, pointer: string): Verdict =>
  unless(day <= today, 'day-in-future', { pointer })

import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import { throttle as windows } from '#platform/login/throttle.ts'
import { placeOf } from './limits/source.ts'

/** At most so many tries by one key (an address counts as its place) in so many minutes; the next throws Problem `too-many`. */
export const limited = ({
  most,
  minutes,
}: {
  readonly most: number
  readonly minutes: number
}): ((key: string) => void) => {
  const tries = windows(minutes * 60_000)
  return (key) => {
    const start = tries.start(performance.now(), [{ key: placeOf(key), most }])
    if (!start.ok) throw new Problem(refuse('too-many', { params: { seconds: start.seconds } }))
  }
}

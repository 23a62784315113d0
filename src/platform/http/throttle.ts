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

/**
 * The same with a budget over all keys together, one for each `whose` (a county): a flood from many places uses it up, and from then on
 * a place that sent little is still let in, and whoever sent more waits.
 */
export const limitedTogether = ({
  most,
  together,
  beyond,
  minutes,
}: {
  readonly most: number
  readonly together: number
  /** How many each key has whatever the others sent. */
  readonly beyond: number
  readonly minutes: number
}): ((key: string, whose: string) => void) => {
  const tries = windows(minutes * 60_000)
  return (key, whose) => {
    const [now, own] = [performance.now(), `place ${placeOf(key)}`]
    const start = tries.start(now, [
      { key: own, most },
      { key: `all ${whose}`, most: together },
    ])
    if (start.ok || tries.start(now, [{ key: own, most: beyond }]).ok) return
    throw new Problem(refuse('too-many', { params: { seconds: start.seconds } }))
  }
}

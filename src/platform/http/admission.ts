/** Kinds of request that are kept from pushing each other aside. */
export type Lane = 'public' | 'publicWrites' | 'staff' | 'staffWrites' | 'uploads'

/**
 * How many requests of each kind are worked on at a time; `public` and `staff` count their writes with them, so that some places are
 * always left for reading. Beyond it the answer is 503 at once: who waits in line is late and makes all the others late.
 */
export type Most = Readonly<Record<Lane, number>>

/** Two cores answer so many within a tenth of a second. More at a time would not be more in a second, only later. */
export const usualMost: Most = { public: 24, publicWrites: 16, staff: 36, staffWrites: 32, uploads: 8 }

interface Count {
  readonly most: number
  /** What counts this one's too. */
  readonly whole: Count | null
  now: number
  /** Since when there have been more than `most`; Infinity while there are not. */
  since: number
}

export interface Admission {
  /** Takes a place, or answers false. Whoever got one gives it back by `leave`, once. */
  enter(lane: Lane, now: number): boolean
  leave(lane: Lane): void
}

/** A burst of so many times the usual is let in for so many milliseconds: everybody opens the desk at nine o'clock. */
const burst = { times: 2, milliseconds: 500 }

const hasRoom = (count: Count, now: number): boolean => {
  if (count.now < count.most) return true
  if (count.since === Infinity) count.since = now
  return now - count.since <= burst.milliseconds && count.now < burst.times * count.most
}

const giveBack = (count: Count): void => {
  count.now--
  if (count.now < count.most / 2) count.since = Infinity // and not as soon as there is one place: overload would be burst after burst
}

const countsOf = (most: Most): Readonly<Record<Lane, Count>> => {
  const count = (lane: Lane, whole: Count | null = null): Count => ({
    most: most[lane],
    whole,
    now: 0,
    since: Infinity,
  })
  const [everybody, staff] = [count('public'), count('staff')]
  return {
    public: everybody,
    publicWrites: count('publicWrites', everybody),
    staff,
    staffWrites: count('staffWrites', staff),
    uploads: count('uploads'),
  }
}

/** Counters, and nothing else: this stands in the way of every request. */
export const admissionOf = (most: Most): Admission => {
  const counts = countsOf(most)
  return {
    enter(lane, now) {
      const count = counts[lane]
      const { whole } = count
      if (!hasRoom(count, now) || (whole && !hasRoom(whole, now))) return false
      count.now++
      if (whole) whole.now++
      return true
    },
    leave(lane) {
      const count = counts[lane]
      giveBack(count)
      if (count.whole) giveBack(count.whole)
    },
  }
}

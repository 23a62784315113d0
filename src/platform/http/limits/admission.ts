/** Kinds of request that are kept from pushing each other aside. */
export type Lane = 'public' | 'publicWrites' | 'publicUploads' | 'staff' | 'staffWrites' | 'staffUploads'

/**
 * How many requests of each kind are worked on at a time; `public` and `staff` count their writes with them, so that some places are
 * always left for reading. Beyond it the answer is 503 at once: who waits in line is late and makes all the others late.
 */
export type Most = Readonly<Record<Lane, number>>

/** Two cores answer so many within a tenth of a second. More at a time would not be more in a second, only later. An upload mostly waits for its sender. */
export const usualMost: Most = {
  public: 24,
  publicWrites: 16,
  publicUploads: 48,
  staff: 36,
  staffWrites: 32,
  staffUploads: 16,
}

interface Count {
  readonly most: number
  /** The most while a crowd stays. */
  readonly inCrowd: number
  /** What counts this one's too. */
  readonly whole: Count | null
  now: number
  /** When it was last found full, and when the burst began that was let in then, in milliseconds. */
  fullAt: number
  burstAt: number
  /** The second that is being counted: when it began, how many came, how many of them were sent away. */
  secondAt: number
  came: number
  sentAway: number
  isCrowd: boolean
}

export interface Admission {
  /** Takes a place, or answers false. Whoever got one gives it back by `leave`, once. */
  enter(lane: Lane, now: number): boolean
  leave(lane: Lane): void
}

/** So many times the usual is let in for so many milliseconds, once in a while: everybody opens the desk at nine o'clock. */
const burst = { times: 2, milliseconds: 500, apart: 3000 }

/**
 * A crowd that stays: of those who came within a second a quarter had to be sent away. It gets a sixth of the usual places: as much is
 * done in a second with few at a time, and whoever is let in is answered nearly as fast as ever. How many are sent away depends on how many
 * come, hardly on the places, so that a load which can be carried ends it.
 */
const crowd = { second: 1000, from: 1 / 4, share: 1 / 6 }

const countSecond = (count: Count, now: number): void => {
  const passed = now - count.secondAt
  if (passed < crowd.second) return
  count.isCrowd = passed < 2 * crowd.second && count.sentAway >= count.came * crowd.from
  Object.assign(count, { secondAt: now, came: 0, sentAway: 0 })
}

const isInBurst = (count: Count, now: number): boolean => {
  if (now - count.fullAt > burst.apart) count.burstAt = now
  count.fullAt = now
  return now - count.burstAt <= burst.milliseconds && count.now < burst.times * count.most
}

const hasRoom = (count: Count, now: number): boolean => {
  countSecond(count, now)
  count.came++
  if (count.now < (count.isCrowd ? count.inCrowd : count.most) || isInBurst(count, now)) return true
  count.sentAway++
  return false
}

const countsOf = (most: Most): Readonly<Record<Lane, Count>> => {
  const count = (lane: Lane, whole: Count | null = null, inCrowd = Math.ceil(most[lane] * crowd.share)): Count => ({
    most: most[lane],
    inCrowd,
    whole,
    now: 0,
    fullAt: -Infinity,
    burstAt: -Infinity,
    secondAt: -Infinity,
    came: 0,
    sentAway: 0,
    isCrowd: false,
  })
  // An upload takes as long as its sender: fewer at a time would not be faster.
  const uploads = (lane: Lane): Count => count(lane, null, most[lane])
  const [everybody, staff] = [count('public'), count('staff')]
  return {
    public: everybody,
    publicWrites: count('publicWrites', everybody),
    publicUploads: uploads('publicUploads'),
    staff,
    staffWrites: count('staffWrites', staff),
    staffUploads: uploads('staffUploads'),
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
      count.now--
      if (count.whole) count.whole.now--
    },
  }
}

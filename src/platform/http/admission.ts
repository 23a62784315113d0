/** Kinds of request that are kept from pushing each other aside. */
export type Lane = 'public' | 'publicWrites' | 'staff' | 'staffWrites' | 'uploads'

/** How many requests of each kind are worked on at a time. Beyond it the answer is 503 at once: who waits in line is late and makes the rest late. */
export type Most = Readonly<Record<Lane, number>>

/** Two cores have done so many within a tenth of a second. */
export const usualMost: Most = { public: 48, publicWrites: 24, staff: 48, staffWrites: 48, uploads: 8 }

interface Count {
  readonly most: number
  now: number
  /** Since when there have been more than `most`; Infinity while there are not. */
  since: number
}

export interface Admission {
  /** Takes a place, or answers false. Whoever got one gives it back by `leave`, once. */
  enter(lane: Lane, now: number): boolean
  leave(lane: Lane): void
  readonly inWork: () => Readonly<Record<Lane, number>>
}

/** A burst of so many times the usual is let in for so many milliseconds: everybody opens the desk at nine o'clock. */
const burst = { times: 2, milliseconds: 500 }

/** Counters, and nothing else: this stands in the way of every request. */
export const admissionOf = (most: Most): Admission => {
  const counts = Object.fromEntries(
    Object.entries(most).map(([lane, limit]) => [lane, { most: limit, now: 0, since: Infinity }]),
  ) as Record<Lane, Count>
  return {
    enter(lane, now) {
      const count = counts[lane]
      if (count.now >= count.most) {
        if (count.since === Infinity) count.since = now
        if (now - count.since > burst.milliseconds || count.now >= burst.times * count.most) return false
      }
      count.now++
      return true
    },
    leave(lane) {
      const count = counts[lane]
      count.now--
      if (count.now < count.most / 2) count.since = Infinity // and not as soon as there is one place: overload would be burst after burst
    },
    inWork: () =>
      Object.fromEntries(Object.entries(counts).map(([lane, { now }]) => [lane, now])) as Record<Lane, number>,
  }
}

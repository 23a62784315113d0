/** An answer whose last statements are sent but not yet answered. */
export interface Later<T> {
  readonly later: Promise<T>
}

const all = new WeakSet<object>()

/**
 * What a unit of work answers with when its last reads need not be waited for: the commit travels behind them in the same packet
 * instead of one journey later. Only for reads that cannot refuse: the commit is under way when they are answered.
 */
export const later = <T>(answer: Promise<T>): Later<T> => {
  answer.catch(() => {}) // reported by the unit of work
  const value = { later: answer }
  all.add(value)
  return value
}

export const isLater = <T>(answer: T | Later<T>): answer is Later<T> =>
  typeof answer === 'object' && answer !== null && all.has(answer)

/** Tokens that somebody was found behind within the hour. */
export interface Known {
  readonly has: (token: string, now: number) => boolean
  readonly note: (token: string, now: number) => void
}

const hour = 3_600_000
/** Noted again at most so often: this stands in the way of every request. */
const often = 600_000
const mostKept = 50_000

/** Who may use the places that are kept for staff: a header that anybody can write is no ground (`now` in milliseconds). */
export const knownTokens = (): Known => {
  const noted = new Map<string, number>()
  return {
    has: (token, now) => now - (noted.get(token) ?? -Infinity) < hour,
    note(token, now) {
      if (now - (noted.get(token) ?? -Infinity) < often) return
      noted.delete(token)
      noted.set(token, now)
      if (noted.size > mostKept) for (const oldest of noted.keys()) if (noted.size > mostKept) noted.delete(oldest)
    },
  }
}

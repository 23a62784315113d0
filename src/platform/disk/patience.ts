/** Places whose last use has not come back: a hanging share holds one of the few threads of the process for each use. */
const hanging = new Set<string>()

const away = (place: string): Error => Object.assign(new Error(`${place} does not answer`), { code: 'disk-away' })

/**
 * Work on a disk that may hang, a network share above all. Given up after the limit, and while the use that hangs has not come back nothing
 * there is begun again. Throws an Error of the code `disk-away`.
 */
export const withinPatience = async <T>(place: string, work: () => Promise<T>, limit = 10_000): Promise<T> => {
  if (hanging.has(place)) throw away(place)
  const under = work()
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    hanging.add(place)
    const back = (): void => void hanging.delete(place)
    under.then(back, back)
    late.reject(away(place))
  }, limit)
  try {
    return await Promise.race([under, late.promise])
  } finally {
    clearTimeout(timer)
  }
}

import type { Session } from './session.ts'

/** Something that records refer to by a key of its own (a division's code, an organ's or venue's id). */
export interface KeyedName {
  readonly key: string
  readonly name: string
}

/** Name of what a key stands for; null for no key, and for one that stands for nothing. */
export type NameOf = (key: string | null) => string | null

/** Names of all that these keys stand for. */
export interface NameReader {
  (session: Session, keys: readonly (string | null)[]): Promise<NameOf>
}

/** How long a name may go on being shown after it was changed elsewhere, in milliseconds. */
const freshFor = 2000

interface Held {
  readonly names: ReadonlyMap<string, string | null>
  /** When their reading began: what was changed after that they need not know. */
  readonly askedAt: number
}

/**
 * Remembers what a county's divisions, organs and venues are called, so that a page of records need not look up every name of
 * every row. A key that is not known is read at once, by the caller's own session; a new name is seen within two seconds.
 * `now` gives milliseconds that only go forward.
 */
export const nameReader = (
  sources: readonly ((session: Session) => Promise<readonly KeyedName[]>)[],
  now: () => number = () => performance.now(),
): NameReader => {
  const held = new Map<string, Held>()

  const load = async (session: Session, keys: readonly (string | null)[]): Promise<Held> => {
    const askedAt = now()
    const before = held.get(session.county)
    if (before) held.set(session.county, { ...before, askedAt }) // others go on with what is known meanwhile
    const names = new Map<string, string | null>()
    for (const found of await Promise.all(sources.map((source) => source(session))))
      for (const { key, name } of found) names.set(key, name)
    for (const key of keys) if (key !== null && !names.has(key)) names.set(key, null)
    const fresh = { names, askedAt }
    // A slow answer does not take the place of one that was asked for later.
    if ((held.get(session.county)?.askedAt ?? askedAt) <= askedAt) held.set(session.county, fresh)
    return fresh
  }

  return async (session, keys) => {
    let known = held.get(session.county)
    const isKnown = known !== undefined && keys.every((key) => key === null || known?.names.has(key))
    if (!known || !isKnown || now() - known.askedAt >= freshFor) known = await load(session, keys)
    const { names } = known
    return (key) => (key === null ? null : (names.get(key) ?? null))
  }
}

import { compare, type Day } from '#kernel/day.ts'
import { allow, refuse, unless, type Verdict } from '#kernel/verdict.ts'
import { isEndOf } from '../spec/phone-end.ts'
import type { OpinionSettings } from '../spec/settings.ts'

/** Optional until accepted, refused when the county does not have it. */
export const knownCategory = (settings: OpinionSettings, category: string | undefined): Verdict =>
  category === undefined || settings.categories.some(({ code }) => code === category)
    ? allow
    : refuse('unknown-category', { pointer: '/category' })

/** A village lies in its township: its 12-digit NBS code begins with the township's nine. */
export const villageInTownship = (township: string, village: string | undefined): Verdict =>
  village === undefined || village.startsWith(township)
    ? allow
    : refuse('village-not-in-township', { pointer: '/village' })

/** A promise lies ahead of the day it is made. */
export const plannedAhead = (plannedOn: string | undefined, on: Day): Verdict =>
  plannedOn === undefined || compare(plannedOn as Day, on) > 0
    ? allow
    : refuse('planned-in-the-past', { pointer: '/plannedOn' })

/**
 * What an opinion may be passed to: an agency, a township or street, a village. Never a deputy, who hears and follows
 * (代表法 31: deputies do not deal with matters directly), and never an organ of the congress itself.
 */
export const mayHandle = (kind: string | undefined): Verdict =>
  kind === 'agency' || kind === 'townshipGovernment' || kind === 'villageCommittee'
    ? allow
    : refuse('not-a-handler', { pointer: '/handler' })

/** Kind of handler that sets the days of the answer. */
export const handlerKindOf = (organKind: string): 'agency' | 'township' | 'village' =>
  organKind === 'agency' ? 'agency' : organKind === 'villageCommittee' ? 'village' : 'township'

/** Merging points at a living matter, never at itself or at one that was itself merged. */
export const mayMergeInto = (
  id: string,
  target: { readonly id: string; readonly state: string } | undefined,
): Verdict => {
  if (!target) return refuse('merge-target-unknown', { pointer: '/into' })
  if (target.id === id) return refuse('merge-into-itself', { pointer: '/into' })
  return target.state === 'merged' || target.state === 'declined'
    ? refuse('merge-target-ended', { pointer: '/into' })
    : allow
}

/** Without a title the first 20 characters of the text serve. */
export const titleFrom = (title: string | undefined, body: string): string => {
  const given = title?.trim()
  if (given) return given
  const flat = body.replace(/\s+/g, ' ').trim()
  const characters = [...flat]
  return characters.length <= 20 ? flat : `${characters.slice(0, 20).join('')}…`
}

/** 个人信息保护法 45, 47: who asks for his own data, or for their erasure, knows the end of the phone that he left, if he left one. */
export const knowsEnd = (phone: string | null, given: string | undefined): Verdict =>
  unless(phone === null || isEndOf(phone, given), 'phone-end-wrong', { pointer: '/phoneEnd' })

import type { PostRole } from '#commons/people/spec/roles.ts'

/**
 * What is public of a deputy, each with why: declared here and nowhere else. The pages, the open data and the desk's page on it read this
 * list; whatever is not in it (telephone, identity card, birthday, home, grounds of an end) has no way out (代表法 58: basic information
 * and the performance of duties).
 */
export const publicFacts = {
  /** The list of deputies is published before a congress first meets. */
  name: { law: '选举法 47', by: 'law' },
  congress: { law: '选举法 47', by: 'law' },
  constituency: { law: '选举法 25、47', by: 'law' },
  delegation: { law: '代表法 58', by: 'law' },
  /** That a mandate ended, and when; not why. */
  state: { law: '代表法 63', by: 'law' },
  posts: { law: '代表法 58', by: 'law' },
  venues: { law: '代表法 58', by: 'law' },
  /** Only with the person's own agreement, and only while it lasts. */
  photo: { law: '个人信息保护法 13、15', by: 'consent' },
} as const
export type PublicFact = keyof typeof publicFacts
export const publicFactNames = Object.keys(publicFacts) as [PublicFact, ...PublicFact[]]

/** Offices that are announced when somebody takes them. Work in an office or an agency is nobody's business here. */
export const publicRoles = [
  'committeeDirector',
  'committeeLeader',
  'committeeMember',
  'specialChair',
  'specialMember',
  'townshipChair',
  'townshipViceChair',
  'presidiumMember',
  'delegationHead',
  'groupHead',
] as const satisfies PostRole[]
export type PublicRole = (typeof publicRoles)[number]

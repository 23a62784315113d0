import type { PostRole } from '#commons/people/spec/roles.ts'

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

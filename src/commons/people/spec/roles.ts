/**
 * Kinds of post (职务). What a post lets its holder do stands in access/spec/roles.ts for those that do anything in the house; the others
 * are kept because the law counts them.
 */
export const postRoles = [
  // The standing committee and what hangs on it.
  'committeeDirector',
  'committeeLeader',
  'committeeMember',
  'specialChair',
  'specialMember',
  'officeClerk',
  'officeHead',
  'officeStaff',
  // Townships and streets.
  'townshipChair',
  'townshipViceChair',
  'presidiumMember',
  'streetHead',
  'stationKeeper',
  // Deputies and their bodies.
  'deputy',
  'delegationHead',
  'groupHead',
  'groupMember',
  // Those whom the congress watches.
  'governmentHead',
  'governmentViceHead',
  'agencyHead',
  'agencyDrafter',
  'agencySealKeeper',
  'agencyStandIn',
  'supervisor',
  'judge',
  'procurator',
  // The instance.
  'systemAdmin',
  'securityAdmin',
  'auditAdmin',
] as const
export type PostRole = (typeof postRoles)[number]

/** 三员 (GB/T 22239 8.1.5.1–8.1.5.3): made and unmade by a hand-over of theirs only. */
export const administratorRoles = ['systemAdmin', 'securityAdmin', 'auditAdmin'] as const satisfies PostRole[]
export type AdministratorRole = (typeof administratorRoles)[number]

/** Members of a standing committee: 地方组织法 47, chairperson, vice-chairpersons and members. */
export const committeeRoles = ['committeeDirector', 'committeeLeader', 'committeeMember'] as const satisfies PostRole[]

/** One organ has one of them at a time. */
export const uniqueRoles = [
  'committeeDirector',
  'specialChair',
  'townshipChair',
  'streetHead',
  'officeHead',
  'delegationHead',
  'groupHead',
  'governmentHead',
  'agencyHead',
] as const satisfies PostRole[]

/** Offices of government, supervision, courts and procurates: not together with a seat in a standing committee (地方组织法 47). */
export const executiveRoles = [
  'governmentHead',
  'governmentViceHead',
  'agencyHead',
  'supervisor',
  'judge',
  'procurator',
] as const satisfies PostRole[]

import type { PostRole } from '#commons/people/spec/roles.ts'

/**
 * Posts that somebody else can act in: those of receiving and handling. A deputy's mandate is his own (代表法 22), the committee decides
 * together (地方组织法 54), and an administrator's keys are not lent (GB/T 22239 8.1.4). The agency's 第二经办人 is a post of its own.
 */
export const stoodInFor = [
  'stationKeeper',
  'townshipChair',
  'officeClerk',
  'agencyDrafter',
  'agencyHead',
  'agencySealKeeper',
] as const satisfies readonly PostRole[]

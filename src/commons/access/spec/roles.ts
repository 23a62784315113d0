import { administratorRoles } from '#commons/people/spec/roles.ts'

/** How far a permission of a role reaches: the county, the township of the post, or the organ of the post and what hangs on it. */
export type Reach = 'county' | 'township' | 'organ'

type Grants = Readonly<Record<string, Reach>>

/**
 * Organs, terms, sessions and constituencies are public knowledge to whoever has business here, all of the county's whatever the
 * reach; administrators have no business.
 */
const knows = { 'organs.read': 'county' } as const satisfies Grants
const knowsHere = { 'organs.read': 'township' } as const satisfies Grants

const watches = {
  ...knows,
  'opinions.read': 'county',
  'figures.read': 'county',
  'people.read': 'county',
  'people.self': 'county',
  'settings.read': 'county',
} as const satisfies Grants

/** Whoever acts for others looks after his own data too: he sees it and asks for changes. */
const self = { 'people.self': 'county' } as const satisfies Grants

const keepsPeople = {
  'people.read': 'township',
  'people.keep': 'township',
  'people.contacts': 'township',
  'mandates.keep': 'township',
} as const satisfies Grants

const receives = {
  ...knowsHere,
  'opinions.read': 'township',
  'opinions.enter': 'township',
  'opinions.receive': 'township',
  'figures.read': 'township',
} as const satisfies Grants

/**
 * What a post lets its holder do: declared here, once, for the whole house. Deputies hear and follow and never handle
 * (代表法 31). The three administrators see no business and are three
 * people (三员分立, GB/T 22239 8.1.4).
 */
export const roles = {
  stationKeeper: { ...receives, ...self, 'people.read': 'township', 'venues.keep': 'township' },
  /** Keeps what belongs to the township's own congress, and nothing of the county's. */
  townshipChair: {
    ...receives,
    ...self,
    ...keepsPeople,
    'organs.keep': 'township',
    'imports.run': 'township',
    'venues.keep': 'township',
  },
  officeClerk: {
    ...watches,
    'opinions.enter': 'county',
    'opinions.receive': 'county',
    'opinions.release': 'county',
    'opinions.backfill': 'county',
    'organs.keep': 'county',
    'people.keep': 'county',
    'people.contacts': 'county',
    'settings.keep': 'county',
    'phones.bind': 'county',
    'imports.run': 'county',
    'venues.keep': 'county',
    'mandates.keep': 'county',
  },
  agencyDrafter: { ...knows, ...self, 'opinions.read': 'organ', 'opinions.draft': 'organ' },
  agencyHead: { ...knows, ...self, 'opinions.read': 'organ', 'opinions.sign': 'organ' },
  /** Keeps the agency's seal and sees what it will be set on. */
  agencySealKeeper: { ...knows, ...self, 'opinions.read': 'organ' },
  /** Second person: drafts while the drafter is on leave. */
  agencyStandIn: { ...knows, ...self, 'opinions.read': 'organ', 'opinions.draft': 'organ' },
  deputy: { ...knowsHere, ...self, 'opinions.read': 'township' },
  committeeLeader: watches,
  systemAdmin: { 'system.admin': 'county', 'logins.keep': 'county' },
  securityAdmin: { 'security.admin': 'county', 'logins.secure': 'county' },
  auditAdmin: { 'audit.read': 'county' },
} as const satisfies Readonly<Record<string, Grants>>

export type Role = keyof typeof roles

export const administrators: readonly Role[] = administratorRoles

export const isRole = (role: string): role is Role => Object.hasOwn(roles, role)

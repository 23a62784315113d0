import type { labels as source } from './zh-CN.ts'

export const labels = {
  logIn: 'Log in',
  'logIn.lead': 'The work platform of county and township congresses',
  'logIn.name': 'Log-in',
  'logIn.password': 'Password',
  'logIn.demoHint':
    'Demo: log-ins and passwords were printed on the console at start; npm run luzhi -- demo accounts shows them again.',
  'logIn.public': 'I am a citizen and want to say something or look it up',
  'logIn.ended': 'Your log-in has ended; please log in again. Your input is kept.',
  'logIn.wrong': 'The log-in or the password is wrong. Please check and try again.',
  logOut: 'Log out',
  'role.stationKeeper': 'keeper of the liaison station',
  'role.townshipChair': 'chair of the township congress',
  'role.officeClerk': "clerk of the deputies' affairs committee",
  'role.agencyDrafter': 'drafter of a handling agency',
  'role.agencyHead': 'head of a handling agency',
  'role.agencySealKeeper': 'seal keeper of a handling agency',
  'role.agencyStandIn': 'second drafter of a handling agency',
  'role.deputy': 'deputy',
  'role.committeeLeader': 'leader of the standing committee',
  'role.systemAdmin': 'system administrator',
  'role.securityAdmin': 'security administrator',
  'role.auditAdmin': 'audit administrator',
  'refusal.demo-only-here': 'demo log-ins work on the machine that runs the program only',
} as const satisfies Record<keyof typeof source, string>

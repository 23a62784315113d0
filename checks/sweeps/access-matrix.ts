import type { Role } from '#commons/access/spec/roles.ts'

/**
 * Who may call what, written by hand from the table of roles (docs/decisions, brief of the first issue) and the law behind it,
 * never from the code: deputies hear and follow and do not handle (代表法 31); an agency sees what is passed to it; the system
 * administrator sees no business (GB/T 22239 8.1.4); releasing to the citizen is the standing committee's office alone.
 */
const watchers: readonly Role[] = ['stationKeeper', 'townshipChair', 'officeClerk', 'committeeLeader']
const readers: readonly Role[] = [
  ...watchers,
  'agencyDrafter',
  'agencyHead',
  'agencySealKeeper',
  'agencyStandIn',
  'deputy',
]
const receivers: readonly Role[] = ['stationKeeper', 'townshipChair', 'officeClerk']
const drafters: readonly Role[] = ['agencyDrafter', 'agencyStandIn']
const heads: readonly Role[] = ['agencyHead']
const office: readonly Role[] = ['officeClerk']
/** Registers are public knowledge to all who have business here; the office keeps them, and a township's chair the township's. */
const keepers: readonly Role[] = ['officeClerk', 'townshipChair']

export type Who = 'public' | 'login' | readonly Role[]

export const matrix: Readonly<Record<string, Who>> = {
  'POST /api/v1/login': 'public',
  'GET /api/v1/login': 'login',
  'DELETE /api/v1/login': 'login',
  'GET /api/v1/openapi.json': 'login',
  'GET /api/v1/divisions': 'login',
  'GET /api/v1/organs': 'login',
  'POST /api/v1/organs': keepers,
  'GET /api/v1/organs/{id}': readers,
  'GET /api/v1/organs/{id}/events': readers,
  'POST /api/v1/organs/{id}/actions/correct': keepers,
  'POST /api/v1/organs/{id}/actions/rename': keepers,
  'POST /api/v1/organs/{id}/actions/move': keepers,
  'POST /api/v1/organs/{id}/actions/end': keepers,
  'POST /api/v1/organs/{id}/actions/restore': keepers,
  'GET /api/v1/terms': readers,
  'POST /api/v1/terms': keepers,
  'GET /api/v1/terms/{id}': readers,
  'GET /api/v1/terms/{id}/events': readers,
  'POST /api/v1/terms/{id}/actions/begin': keepers,
  'POST /api/v1/terms/{id}/actions/record': keepers,
  'POST /api/v1/terms/{id}/actions/correct': keepers,
  'POST /api/v1/terms/{id}/actions/end': keepers,
  'POST /api/v1/terms/{id}/actions/restore': keepers,
  'POST /api/v1/terms/{id}/actions/withdraw': keepers,
  'GET /api/v1/congress-sessions': readers,
  'POST /api/v1/congress-sessions': keepers,
  'GET /api/v1/congress-sessions/{id}': readers,
  'GET /api/v1/congress-sessions/{id}/events': readers,
  'POST /api/v1/congress-sessions/{id}/actions/adjust': keepers,
  'POST /api/v1/congress-sessions/{id}/actions/hold': keepers,
  'POST /api/v1/congress-sessions/{id}/actions/correct': keepers,
  'POST /api/v1/congress-sessions/{id}/actions/cancel': keepers,
  'GET /api/v1/constituencies': readers,
  'POST /api/v1/constituencies': keepers,
  'GET /api/v1/constituencies/{id}': readers,
  'GET /api/v1/constituencies/{id}/events': readers,
  'POST /api/v1/constituencies/{id}/actions/correct': keepers,
  'POST /api/v1/constituencies/{id}/actions/end': keepers,
  'POST /api/v1/constituencies/{id}/actions/restore': keepers,
  'GET /api/v1/venues': 'login',
  'GET /api/v1/tasks': 'login',
  'GET /api/v1/notices': 'login',
  'POST /api/v1/notices/read': 'login',
  'GET /api/v1/figures': watchers,
  'GET /api/v1/figures/{code}': watchers,
  'GET /api/v1/figures/{code}/records': watchers,
  'GET /api/v1/opinions': readers,
  'POST /api/v1/opinions': receivers,
  'GET /api/v1/opinions/export': readers,
  'GET /api/v1/opinions/tabs': readers,
  'GET /api/v1/opinions/settings': readers,
  'GET /api/v1/opinions/{id}': readers,
  'GET /api/v1/opinions/{id}/events': readers,
  'POST /api/v1/opinions/{id}/actions/accept': receivers,
  'POST /api/v1/opinions/{id}/actions/answerHere': receivers,
  'POST /api/v1/opinions/{id}/actions/assign': receivers,
  'POST /api/v1/opinions/{id}/actions/decline': receivers,
  'POST /api/v1/opinions/{id}/actions/merge': receivers,
  'POST /api/v1/opinions/{id}/actions/acknowledge': drafters,
  'POST /api/v1/opinions/{id}/actions/handBack': drafters,
  'POST /api/v1/opinions/{id}/actions/draft': drafters,
  'POST /api/v1/opinions/{id}/actions/sign': heads,
  'POST /api/v1/opinions/{id}/actions/sendBack': heads,
  'POST /api/v1/opinions/{id}/actions/returnAnswer': office,
  'POST /api/v1/opinions/{id}/actions/release': office,
  'POST /api/v1/opinions/{id}/actions/lapse': office,
  'POST /api/v1/opinions/{id}/actions/recall': office,
  'POST /api/v1/opinions/{id}/actions/reopen': office,
  'POST /api/public/v1/opinions': 'public',
  'POST /api/public/v1/lookups': 'public',
  'GET /api/public/v1/receipts/{link}': 'public',
  'POST /api/public/v1/receipts/{link}/actions/rate': 'public',
  'POST /api/public/v1/receipts/{link}/actions/notSolved': 'public',
}

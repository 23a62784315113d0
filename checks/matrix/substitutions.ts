import { allowed, because, notAllowed, notFound, notLoggedIn, of, type Row } from './row.ts'

const unknownPost = [422, 'unknown-post'] as const

/** 代理 in a post of the eastern township's presidium; the own record is one in which the asker acts. */
export const substitutions: readonly Row[] = [
  ...of('POST /api/v1/substitutions', null, [
    ['officeClerk', 'ownCounty', allowed, because.keepsCounty],
    ['officeClerk', 'endedPost', notAllowed, because.postOver],
    ['officeClerk', 'suspendedPost', notAllowed, because.postSuspended],
    ['officeClerk', 'otherCounty', unknownPost, because.tenancy],
    ['officeClerk', 'foreignDoor', notLoggedIn, because.tenancy],
    ['townshipChair', 'ownTownship', allowed, because.keepsTownship],
    ['townshipChair', 'otherTownship', unknownPost, because.sight],
    ['stationKeeper', 'ownTownship', notAllowed, because.appoints],
    ['agencyHead', 'ownOrgan', notAllowed, because.appoints],
    ['agencyDrafter', 'ownOrgan', notAllowed, because.appoints],
    ['deputy', 'ownTownship', notAllowed, because.hears],
    ['committeeLeader', 'ownCounty', notAllowed, because.collective],
    ['systemAdmin', 'ownCounty', notAllowed, because.threeOffices],
    ['securityAdmin', 'ownCounty', notAllowed, because.threeOffices],
    ['auditAdmin', 'ownCounty', notAllowed, because.threeOffices],
    ['public', 'nowhere', notLoggedIn, because.door],
  ]),
  ...of('GET /api/v1/substitutions/{id}', null, [
    ['officeClerk', 'ownCounty', allowed, because.keepsCounty],
    ['officeClerk', 'otherCounty', notFound, because.tenancy],
    ['townshipChair', 'ownTownship', allowed, because.keepsTownship],
    ['townshipChair', 'otherTownship', notFound, because.sight],
    ['stationKeeper', 'ownRecord', allowed, because.self],
    ['stationKeeper', 'ownTownship', notFound, because.sight],
    ['deputy', 'ownRecord', allowed, because.self],
    ['deputy', 'ownTownship', notFound, because.sight],
    ['agencyHead', 'otherRecord', notFound, because.sight],
    ['committeeLeader', 'ownCounty', notFound, because.sight],
    ['systemAdmin', 'ownCounty', notAllowed, because.threeOffices],
    ['public', 'nowhere', notLoggedIn, because.door],
  ]),
  ...of('POST /api/v1/substitutions/{id}/actions/end', null, [
    ['officeClerk', 'ownCounty', allowed, because.keepsCounty],
    ['officeClerk', 'endedPost', notAllowed, because.postOver],
    ['officeClerk', 'otherCounty', notFound, because.tenancy],
    ['townshipChair', 'ownTownship', allowed, because.keepsTownship],
    ['townshipChair', 'otherTownship', notFound, because.sight],
    ['stationKeeper', 'ownRecord', notAllowed, because.appoints],
    ['deputy', 'ownRecord', notAllowed, because.appoints],
    ['committeeLeader', 'ownCounty', notAllowed, because.collective],
    ['auditAdmin', 'ownCounty', notAllowed, because.threeOffices],
    ['public', 'nowhere', notLoggedIn, because.door],
  ]),
]

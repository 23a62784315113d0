import { allowed, because, notAllowed, notFound, notLoggedIn, of, type Row } from './row.ts'

const act = (name: string): string => `POST /api/v1/accounts/{id}/actions/${name}`
const succession = (name: string): string => `POST /api/v1/successions/{id}/actions/${name}`
const boundByOffice = 'ASVS 6.4.6、代表法 12：代表的手机由代工委当面绑定'
const countyExport = (name: string): string => `POST /api/v1/county-exports/{id}/actions/${name}`
const twoForContacts = 'ASVS 2.3.5：含联系方式的整县导出，一个人申请，另一个人放行'
const handsOverPosts = 'GB/T 22239 8.1.5.3：系统、审计管理员的岗位由安全管理员交接'
const twoOfThree = 'GB/T 22239 8.1.7.3：自己的岗位不由自己一个人交接'

/** Who gets in and who lets in: log-ins, phones, sessions, and the three who look after them. */
export const doors: readonly Row[] = [
  ...of('GET /api/v1/accounts', null, [
    ['systemAdmin', 'ownCounty', allowed, because.accounts],
    ['securityAdmin', 'ownCounty', allowed, because.watchesSessions],
    ['auditAdmin', 'ownCounty', notAllowed, because.audits],
    ['systemAdmin', 'foreignDoor', notLoggedIn, because.tenancy],
    ['systemAdmin', 'endedPost', notLoggedIn, because.postOver],
    ['officeClerk', 'ownCounty', notAllowed, because.threeOffices],
    ['committeeLeader', 'ownCounty', notAllowed, because.threeOffices],
    ['townshipChair', 'ownTownship', notAllowed, because.threeOffices],
    ['deputy', 'ownTownship', notAllowed, because.threeOffices],
    ['public', 'nowhere', notLoggedIn, because.door],
  ]),
  ...['POST /api/v1/touches', 'POST /api/v1/touches/export'].flatMap((does) =>
    of(does, null, [
      ['auditAdmin', 'ownCounty', allowed, because.audits],
      ['auditAdmin', 'foreignDoor', notLoggedIn, because.tenancy],
      ['auditAdmin', 'endedPost', notLoggedIn, because.postOver],
      ['securityAdmin', 'ownCounty', notAllowed, because.audits],
      ['systemAdmin', 'ownCounty', notAllowed, because.audits],
      ['officeClerk', 'ownCounty', notAllowed, because.audits],
      ['committeeLeader', 'ownCounty', notAllowed, because.audits],
      ['deputy', 'ownTownship', notAllowed, because.audits],
      ['public', 'nowhere', notLoggedIn, because.door],
    ]),
  ),
  ...of('POST /api/v1/accounts', null, [
    ['systemAdmin', 'ownCounty', allowed, because.accounts],
    ['securityAdmin', 'ownCounty', notAllowed, because.accounts],
    ['auditAdmin', 'ownCounty', notAllowed, because.accounts],
    ['officeClerk', 'ownCounty', notAllowed, because.accounts],
    ['townshipChair', 'ownTownship', notAllowed, because.accounts],
    ['committeeLeader', 'ownCounty', notAllowed, because.accounts],
    ['public', 'nowhere', notLoggedIn, because.door],
  ]),
  ...of(act('handOut'), null, [
    ['systemAdmin', 'ownCounty', allowed, because.accounts],
    ['systemAdmin', 'otherCounty', notFound, because.tenancy],
    ['securityAdmin', 'ownCounty', notAllowed, because.accounts],
    ['auditAdmin', 'ownCounty', notAllowed, because.audits],
    ['officeClerk', 'ownCounty', notAllowed, because.accounts],
    ['agencyHead', 'ownOrgan', notAllowed, because.accounts],
    ['deputy', 'ownTownship', notAllowed, because.accounts],
  ]),
  ...of(act('setPhone'), null, [
    ['systemAdmin', 'ownCounty', allowed, because.accounts],
    ['securityAdmin', 'ownCounty', notAllowed, because.accounts],
    ['officeClerk', 'ownCounty', notAllowed, because.accounts],
  ]),
  ...of(act('endSessions'), null, [
    ['securityAdmin', 'ownCounty', allowed, because.watchesSessions],
    ['securityAdmin', 'otherCounty', notFound, because.tenancy],
    ['systemAdmin', 'ownCounty', notAllowed, because.watchesSessions],
    ['auditAdmin', 'ownCounty', notAllowed, because.audits],
    ['officeClerk', 'ownCounty', notAllowed, because.watchesSessions],
  ]),
  ...of(act('demandPassword'), null, [
    ['securityAdmin', 'ownCounty', allowed, because.watchesSessions],
    ['systemAdmin', 'ownCounty', notAllowed, because.watchesSessions],
    ['committeeLeader', 'ownCounty', notAllowed, because.watchesSessions],
  ]),
  ...of(act('end'), null, [
    ['systemAdmin', 'ownCounty', allowed, 'GB/T 22239 8.1.4.2：及时停用多余的账号'],
    ['securityAdmin', 'ownCounty', allowed, 'GB/T 22239 8.1.4.2：及时停用多余的账号'],
    ['systemAdmin', 'otherCounty', notFound, because.tenancy],
    ['auditAdmin', 'ownCounty', notAllowed, because.audits],
    ['officeClerk', 'ownCounty', notAllowed, because.accounts],
    ['auditAdmin', 'endedPost', notLoggedIn, because.postOver],
  ]),
  ...of(act('restore'), null, [
    ['systemAdmin', 'ownCounty', allowed, because.accounts],
    ['securityAdmin', 'ownCounty', notAllowed, because.accounts],
    ['officeClerk', 'ownCounty', notAllowed, because.accounts],
  ]),
  // 岗位交接带出来的两步没有单独的门。
  ...of(act('retire'), null, [
    ['systemAdmin', 'ownCounty', notFound, handsOverPosts],
    ['securityAdmin', 'ownCounty', notFound, handsOverPosts],
  ]),
  ...of('GET /api/v1/sessions', null, [
    ['securityAdmin', 'ownCounty', allowed, because.watchesSessions],
    ['systemAdmin', 'ownCounty', notAllowed, because.watchesSessions],
    ['auditAdmin', 'ownCounty', notAllowed, because.watchesSessions],
    ['officeClerk', 'ownCounty', notAllowed, because.watchesSessions],
    ['public', 'nowhere', notLoggedIn, because.door],
  ]),
  ...of('DELETE /api/v1/sessions/{session}', null, [
    ['securityAdmin', 'ownCounty', allowed, because.watchesSessions],
    ['securityAdmin', 'otherCounty', notFound, because.tenancy],
    ['systemAdmin', 'ownCounty', notAllowed, because.watchesSessions],
    ['auditAdmin', 'ownCounty', notAllowed, because.audits],
    ['deputy', 'ownTownship', notAllowed, because.watchesSessions],
    ['public', 'nowhere', notLoggedIn, because.door],
  ]),
  ...of('GET /api/v1/login-records', null, [
    ['auditAdmin', 'ownCounty', allowed, because.audits],
    ['securityAdmin', 'ownCounty', allowed, because.watchesSessions],
    ['systemAdmin', 'ownCounty', notAllowed, 'GB/T 22239 8.1.5.2：管系统的人不看自己的审计记录'],
    ['officeClerk', 'ownCounty', notAllowed, because.audits],
    ['committeeLeader', 'ownCounty', notAllowed, because.audits],
  ]),
  ...of('GET /api/v1/phones', null, [
    ['officeClerk', 'ownCounty', allowed, boundByOffice],
    ['townshipChair', 'ownTownship', notAllowed, boundByOffice],
    ['stationKeeper', 'ownTownship', notAllowed, boundByOffice],
    ['deputy', 'ownTownship', notAllowed, boundByOffice],
    ['systemAdmin', 'ownCounty', notAllowed, boundByOffice],
    ['public', 'nowhere', notLoggedIn, because.door],
  ]),
  ...of('POST /api/v1/phones/codes', null, [
    ['officeClerk', 'ownCounty', allowed, boundByOffice],
    ['officeClerk', 'otherCounty', [409, 'only-deputies'], because.tenancy],
    ['officeClerk', 'endedPost', notAllowed, because.postOver],
    ['officeClerk', 'suspendedPost', notAllowed, because.postSuspended],
    ['townshipChair', 'ownTownship', notAllowed, boundByOffice],
    ['deputy', 'ownTownship', notAllowed, boundByOffice],
    ['systemAdmin', 'ownCounty', notAllowed, boundByOffice],
    ['committeeLeader', 'ownCounty', notAllowed, because.collective],
  ]),
  ...of('POST /api/v1/phones/end', null, [
    ['officeClerk', 'ownCounty', allowed, boundByOffice],
    ['townshipChair', 'ownTownship', notAllowed, boundByOffice],
    ['securityAdmin', 'ownCounty', notAllowed, boundByOffice],
    ['deputy', 'ownTownship', notAllowed, boundByOffice],
  ]),
  ...of('GET /api/v1/administrators', null, [
    ['systemAdmin', 'ownCounty', allowed, because.threeOffices],
    ['securityAdmin', 'ownCounty', allowed, because.threeOffices],
    ['auditAdmin', 'ownCounty', allowed, because.threeOffices],
    ['officeClerk', 'ownCounty', notAllowed, because.threeOffices],
    ['committeeLeader', 'ownCounty', notAllowed, because.threeOffices],
    ['deputy', 'ownTownship', notAllowed, because.threeOffices],
    ['public', 'nowhere', notLoggedIn, because.door],
  ]),
  // ownRecord：安全管理员的岗位；ownCounty：审计管理员的。
  ...of('POST /api/v1/successions', null, [
    ['securityAdmin', 'ownCounty', allowed, handsOverPosts],
    ['auditAdmin', 'ownCounty', [403, 'security-hands-over'], handsOverPosts],
    ['systemAdmin', 'ownCounty', notAllowed, handsOverPosts],
    ['officeClerk', 'ownCounty', notAllowed, because.threeOffices],
    ['committeeLeader', 'ownCounty', notAllowed, because.threeOffices],
    ['securityAdmin', 'otherCounty', [422, 'unknown-administrator'], because.tenancy],
    ['securityAdmin', 'foreignDoor', notLoggedIn, because.tenancy],
    ['securityAdmin', 'ownRecord', allowed, twoOfThree],
    ['auditAdmin', 'ownRecord', allowed, twoOfThree],
    ['systemAdmin', 'ownRecord', notAllowed, twoOfThree],
    ['public', 'nowhere', notLoggedIn, because.door],
  ]),
  ...of('GET /api/v1/successions/{id}', null, [
    ['systemAdmin', 'ownRecord', allowed, twoOfThree],
    ['auditAdmin', 'ownRecord', allowed, because.audits],
    ['systemAdmin', 'otherCounty', notFound, because.tenancy],
    ['officeClerk', 'ownRecord', notAllowed, because.threeOffices],
  ]),
  ...of(succession('confirm'), null, [
    ['securityAdmin', 'ownRecord', notAllowed, twoOfThree],
    ['auditAdmin', 'ownRecord', notAllowed, twoOfThree],
    ['officeClerk', 'ownRecord', notAllowed, because.threeOffices],
    ['systemAdmin', 'otherCounty', notFound, because.tenancy],
    ['systemAdmin', 'ownRecord', allowed, twoOfThree],
  ]),
  ...of(succession('refuse'), null, [
    ['securityAdmin', 'ownRecord', notAllowed, twoOfThree],
    ['auditAdmin', 'ownRecord', notAllowed, twoOfThree],
    ['systemAdmin', 'ownRecord', allowed, twoOfThree],
  ]),
  ...of(succession('withdraw'), null, [
    ['systemAdmin', 'ownRecord', notAllowed, twoOfThree],
    ['auditAdmin', 'ownRecord', notAllowed, 'GB/T 22239 8.1.7.3：谁提的谁撤'],
    ['officeClerk', 'ownRecord', notAllowed, because.threeOffices],
  ]),
  ...of('GET /api/v1/county-exports', null, [
    ['auditAdmin', 'ownCounty', allowed, because.audits],
    ['officeClerk', 'ownCounty', notAllowed, because.threeOffices],
    ['public', 'nowhere', notLoggedIn, because.door],
  ]),
  ...of('POST /api/v1/county-exports', null, [
    ['systemAdmin', 'ownCounty', allowed, twoForContacts],
    ['securityAdmin', 'ownCounty', notAllowed, twoForContacts],
    ['auditAdmin', 'ownCounty', notAllowed, twoForContacts],
    ['officeClerk', 'ownCounty', notAllowed, because.threeOffices],
    ['committeeLeader', 'ownCounty', notAllowed, because.threeOffices],
    ['public', 'nowhere', notLoggedIn, because.door],
  ]),
  ...of(countyExport('release'), null, [
    ['systemAdmin', 'ownRecord', notAllowed, twoForContacts],
    ['auditAdmin', 'ownRecord', notAllowed, twoForContacts],
    ['officeClerk', 'ownRecord', notAllowed, because.threeOffices],
    ['securityAdmin', 'otherCounty', notFound, because.tenancy],
    ['securityAdmin', 'ownRecord', allowed, twoForContacts],
  ]),
  ...of(countyExport('refuse'), null, [
    ['systemAdmin', 'ownRecord', notAllowed, twoForContacts],
    ['securityAdmin', 'ownRecord', allowed, twoForContacts],
  ]),
  ...of(countyExport('take'), null, [['systemAdmin', 'ownRecord', notFound, twoForContacts]]),
  ...of(succession('settle'), null, [['securityAdmin', 'ownRecord', notFound, handsOverPosts]]),
]

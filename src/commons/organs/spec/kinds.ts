/** Kinds of organ (Popolo Organization). Streets have a work office and no congress: 地方组织法 59. */
export const organKinds = [
  'congress',
  'standingCommittee',
  'chairpersonsMeeting',
  'partyGroup',
  'specialCommittee',
  'workingCommittee',
  'office',
  'delegation',
  'deputyGroup',
  'townshipCongress',
  'presidium',
  'streetOffice',
  'agency',
  'townshipGovernment',
  'villageCommittee',
  'school',
  'institution',
] as const

export type OrganKind = (typeof organKinds)[number]

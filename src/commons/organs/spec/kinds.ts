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

/** Kinds as people look for them: the county's congress and its bodies, townships, who handles, villages, the rest. */
export const organGroups = {
  county: [
    'congress',
    'standingCommittee',
    'chairpersonsMeeting',
    'partyGroup',
    'specialCommittee',
    'workingCommittee',
    'office',
  ],
  township: ['townshipCongress', 'presidium', 'streetOffice', 'townshipGovernment'],
  delegation: ['delegation', 'deputyGroup'],
  agency: ['agency'],
  village: ['villageCommittee'],
  other: ['school', 'institution'],
} as const satisfies Readonly<Record<string, readonly OrganKind[]>>

export type OrganGroup = keyof typeof organGroups
export const organGroupNames = Object.keys(organGroups) as [OrganGroup, ...OrganGroup[]]

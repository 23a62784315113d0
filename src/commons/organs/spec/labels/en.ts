import type { labels as source } from './zh-CN.ts'

export const labels = {
  'organ.congress': "county people's congress",
  'organ.standingCommittee': 'standing committee',
  'organ.chairpersonsMeeting': "chairpersons' meeting",
  'organ.partyGroup': 'party group',
  'organ.committee': 'committee',
  'organ.office': 'office',
  'organ.townshipCongress': "township people's congress",
  'organ.presidium': 'presidium',
  'organ.streetOffice': 'congress work office of a street',
  'organ.agency': 'handling agency',
  'organ.townshipGovernment': 'township government or street office',
  'organ.villageCommittee': "villagers' or residents' committee",
  'organ.term': 'term {number}',
  'refusal.unknown-organ': 'this county has no such organ, or it has ended',
  'refusal.county-taken': 'the tenant {key} is already {name} and cannot become another county',
  'refusal.no-congress': "{name} has no people's congress",
} as const satisfies Record<keyof typeof source, string>

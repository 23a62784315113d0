import type { labels as source } from './zh-CN.ts'

export const labels = {
  'division.county': 'county',
  'division.township': 'township or street',
  'division.village': 'village or community',
  'county.county': 'county',
  'county.city': 'city',
  'county.district': 'district',
  'county.zone': "zone without a people's congress",
  'township.township': 'township',
  'township.street': 'street',
  'township.other': "park, farm or the like without a people's congress",
  'village.village': 'village',
  'village.community': 'community',
  'village.other': 'other quarter',
  'refusal.unknown-county': 'there is no county with the code {code}',
  'refusal.unknown-division': 'this county has no division with the code {code}',
} as const satisfies Record<keyof typeof source, string>

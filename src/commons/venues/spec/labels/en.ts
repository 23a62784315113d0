import type { labels as source } from './zh-CN.ts'

export const labels = {
  'venue.home': "deputies' home",
  'venue.station': 'liaison station',
  'venue.point': 'area liaison point',
  'venue.room': 'village liaison room',
  'venue.window': 'service hall liaison window',
  'venue.desk': 'agency liaison desk',
} as const satisfies Record<keyof typeof source, string>

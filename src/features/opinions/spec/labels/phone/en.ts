import type { labels as zh } from './zh-CN.ts'

export const labels = {
  title: 'What people said lately',
  lead: 'The last ten where you were elected. You hear and follow; others handle them.',
  wait: 'One moment…',
  failed: 'Could not be read. Check the signal and open the page again later.',
  none: 'Nothing has been said yet where you were elected.',
  'state.received': 'To accept',
  'state.accepted': 'To assign',
  'state.assigned': 'To sign for',
  'state.handling': 'In hand',
  'state.drafted': 'To sign off',
  'state.answered': 'To release',
  'state.released': 'To be rated',
  'state.closed': 'Closed',
  'state.declined': 'Declined',
  'state.merged': 'Merged',
} as const satisfies Record<keyof typeof zh, string>

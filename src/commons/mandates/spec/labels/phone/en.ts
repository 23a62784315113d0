import type { labels as zh } from './zh-CN.ts'

export const labels = {
  title: 'My mandates',
  wait: 'One moment…',
  failed: 'Could not be read. Check the signal and open the page again later.',
  none: 'No mandate is entered for you. Tell the office if that is wrong.',
  mandate: '{congress}, term {term}',
  constituency: 'From {name}',
  electedOn: 'elected {day}',
  endsOn: 'until {day}',
  'state.elected': 'Elected, to be reviewed',
  'state.inForce': 'In force',
  'state.suspended': 'Duties suspended',
  'state.ended': 'Ended',
  'state.qualified': 'Confirmed, not yet taken up',
  'state.withdrawn': 'Withdrawn',
  'state.invalid': 'Election invalid',
} as const satisfies Record<keyof typeof zh, string>

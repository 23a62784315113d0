import type { labels as zh } from './zh-CN.ts'

export const labels = {
  noun: 'County exports',
  'noun.countyExport': 'Export of the county with contacts',
  lead: 'That phones and names of all the county leave it takes two: the system administrator asks, the security administrator releases, and within seven days it is taken once at the server',

  'wait.open': '{asked|waits|wait} for the security administrator; {released|is|are} released and not yet taken.',
  'desk.none': 'Nobody has asked yet. An export without contacts need not be asked for; it is made at the server.',
  'desk.command': 'To be run at the server',
  'desk.lapsed': 'Release lapsed, not taken',
  'desk.askAnew': 'The release lapsed. Where it is still needed, the system administrator asks anew.',

  'field.recipient': 'For whom',
  'field.reason': 'Reason',
  'field.state': 'State',
  'field.askedBy': 'Asked by',
  'field.askedOn': 'Asked on',
  'field.releasedBy': 'Released by',
  'field.releasedOn': 'Released on',
  'field.takeUntil': 'To be taken by',
  'field.takenOn': 'Taken on',
  'field.refusal': 'Why not released, or taken back',
  'hint.recipient': 'For example an office or a platform',
  'hint.reason': 'Why it cannot be done without contacts',

  'state.asked': 'Waits for the security administrator',
  'state.released': 'Released, not yet taken',
  'state.taken': 'Taken',
  'state.refused': 'Not released, or taken back',

  'move.create': 'Ask for an export',
  'move.release': 'Release',
  'move.refuse': 'Do not release',
  'move.take': 'Take',

  'event.asked': 'export asked for',
  'event.released': 'released',
  'event.refused': 'not released',
  'event.taken': 'taken at the server',

  'next.create': 'Nothing leaves by asking; it waits for the security administrator. Whoever asks cannot release it.',
  'next.release':
    'Within seven days it can be taken once at the server, with all the phones and names of the county. It can be taken back before.',
  'next.refuse': 'This export cannot be made; whoever asked is told.',
  'next.take': 'Taken at the server; the release is used up.',

  'party.system': 'System administrator',
  'party.security': 'Security administrator',
  'party.operator': 'Operator at the server',

  'told.system': 'is told',
  'told.security': 'is told',

  'refusal.asked-by-oneself': 'You asked for this yourself; somebody else has to release it.',
  'refusal.release-lapsed':
    'It was released more than seven days ago. Ask the system administrator to ask anew; take it when the security administrator has released it.',
  'refusal.release-of-copy':
    'Since it was released, the data of this county were restored from a backup or made anew from an export; it may have been taken, or taken back, before. Ask the system administrator to ask anew; take it when the security administrator has released it.',
} as const satisfies Record<keyof typeof zh, string>

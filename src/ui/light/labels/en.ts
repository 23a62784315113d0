import type { labels as source } from './zh-CN.ts'

export const labels = {
  brand: "{county} People's Congress",
  motto: 'Find deputies · Speak up · See results',
  titled: '{title} · {brand}',
  skip: 'Skip to content',
  look: 'Display',
  'look.elder': 'Large type',
  'look.normal': 'Normal type',
  demo: 'Demonstration data, all invented',
  crumb: 'You are here',
  home: 'Home',
  foot: 'Help and notes',
  'foot.lost': 'Lost your receipt?',
  'foot.privacy': 'How we use personal data',
  'foot.accessibility': 'Accessibility',
  'foot.owner': "Office of the Standing Committee of the {county} People's Congress",

  'lamp.onTime': 'On time',
  'lamp.near': 'Due soon',
  'lamp.overdue': 'Overdue',
  'lamp.paused': 'Clock paused',
  'left.today': 'Due today',
  'left.one': '1 working day left',
  'left.many': '{days} working days left',
  'late.one': '1 working day overdue',
  'late.many': '{days} working days overdue',

  optional: '{label} (optional)',
  choose: 'Please choose',
  'errors.prefix': 'Please correct: ',
  error: 'Correct this: ',

  'stage.done': 'Done',
  'stage.now': 'Now',
  'stage.next': 'Not yet',

  'missing.title': 'This page was not found',
  'missing.why': 'The address may be mistyped, or the page may no longer exist.',
  'missing.do':
    'Everything you sent in is still here. To follow it, go to the home page and enter your receipt code and word.',

  'trouble.too-many.title': 'Too many tries, please wait a little',
  'trouble.too-many.why':
    'There were too many tries from one place in a short time. We pause so that nobody can guess receipts.',
  'trouble.too-many.do': 'Please try again in {minutes} minutes. If it is urgent, call or visit a liaison station.',
  'trouble.busy.title': 'Very busy now, please come back shortly',
  'trouble.busy.why': 'The system cannot keep up for the moment.',
  'trouble.busy.do':
    'If you saw no receipt, nothing was handed in: please try again in a few minutes. Every receipt already given still holds.',
  'trouble.internal.title': 'Something went wrong on our side',
  'trouble.internal.why': 'It is not your fault, and the fault has been recorded.',
  'trouble.internal.do':
    'If you saw no receipt, nothing was handed in: please try again in a few minutes. Every receipt already given still holds.',
  'trouble.refused.title': 'This was not handed in',
  'trouble.refused.why': 'The page may have been open for too long, or it was not sent from a page of this site.',
  'trouble.refused.do': 'Please go to the home page, open the page again and send it from there.',
  'trouble.reference': 'When you report this, please give this number: {reference}',
} as const satisfies Record<keyof typeof source, string>

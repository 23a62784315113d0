import type { labels as zh } from './zh-CN.ts'

export const labels = {
  noun: 'Three administrators',
  'noun.succession': 'Hand-over of an administrator',
  lead: 'System, security and audit are three people; nobody holds two of the posts, and none is ever empty',

  'part.now': 'Who it is now',
  'part.history': 'Hand-overs',
  'wait.none': 'All three posts are held; no hand-over waits to be confirmed.',
  'desk.handOver': 'Hand over',
  'desk.open': 'Waits to be confirmed',
  'desk.vacant': 'Vacant',
  'desk.vacantSince': 'Vacant since {day}',
  'desk.cannotLogIn': 'not enrolled, cannot log in',
  'desk.noHistory': 'No post was handed over yet.',
  'desk.ofNobody': 'vacant',

  'field.role': 'Post',
  'field.post': 'Which post',
  'field.organ': 'Organ',
  'field.holder': 'Holder',
  'field.startsOn': 'Since',
  'field.from': 'Leaves',
  'field.to': 'Takes over',
  'field.person': 'Who takes over',
  'field.ground': 'Why the holder leaves',
  'field.basis': 'Decided by, basis',
  'field.reason': 'Reason',
  'field.state': 'State',
  'field.namedBy': 'Named by',
  'field.namedOn': 'Named on',
  'field.doneOn': 'Handed over on',
  'hint.person': 'By name or log-in',
  'hint.basis': 'For example a meeting and its date',

  'ground.transferred': 'transferred',
  'ground.retired': 'retired',
  'ground.resigned': 'resigned',
  'ground.removed': 'relieved',
  'ground.other': 'other',
  'ground.vacant': 'the post is vacant',

  'state.named': 'Waits for the system administrator',
  'state.done': 'Handed over',
  'state.refused': 'Not agreed to',
  'state.withdrawn': 'Withdrawn',

  'move.create': 'Hand over',
  'move.confirm': 'Confirm hand-over',
  'move.settle': 'Hand over',
  'move.refuse': 'Do not agree',
  'move.withdraw': 'Withdraw',

  'event.named': 'successor named',
  'event.confirmed': 'hand-over confirmed',
  'event.settled': 'handed over',
  'event.refused': 'not agreed to',
  'event.withdrawn': 'withdrawn',

  'next.create':
    "Whoever takes over needs an enrolled log-in first (the system administrator makes it under \"Log-ins\" and hands out the code). The system and audit administrators' posts change hands at once: the leaver's post and all sessions end, and the log-in of who holds no other post; the successor has the rights from then on. The security administrator's post waits for the system administrator; until then nothing changes.",
  'next.confirm':
    'The post changes hands at once: all sessions of the leaver end, and the log-in of who holds no other post; the successor has the rights from then on.',
  'next.settle': 'Follows at once from the naming.',
  'next.refuse': 'The post stays where it is; whoever named the successor is told.',
  'next.withdraw': 'The post stays where it is.',

  'party.security': 'Security administrator',
  'party.audit': 'Audit administrator',
  'party.system': 'System administrator',

  'why.succeeds-himself': 'is the holder',
  'why.is-administrator': 'is one of the three',
  'why.cannot-log-in': 'has no enrolled log-in',
  'why.security-only': 'holds another post',

  'told.security': 'is told',
  'told.audit': 'is told',
  'told.system': 'is told',

  'refusal.unknown-administrator': "There is no such administrator's post",
  'refusal.security-hands-over': "The security administrator hands over the system and audit administrators' posts",
  'refusal.already-handed-over': 'This post has been handed over already. Reload to see who holds it.',
  'refusal.ground-missing': 'Say why the holder leaves',
  'refusal.succeeds-himself': 'Whoever takes over is the holder. Choose somebody else.',
  'refusal.is-administrator':
    'This person is one of the three administrators; nobody holds two of the posts. Choose somebody else.',
  'refusal.cannot-log-in':
    'This person has no log-in that is enrolled and could not act. Ask the system administrator to make one and hand out the code; hand over when the person has enrolled.',
  'refusal.security-only':
    'The security administrator holds no other post, and this person does. Choose somebody else, or end the other post first.',
  'refusal.succession-open':
    'A hand-over of this post waits to be confirmed. Confirm it, do not agree to it, or withdraw it first.',
} as const satisfies Record<keyof typeof zh, string>

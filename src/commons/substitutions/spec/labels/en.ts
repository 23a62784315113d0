import type { labels as zh } from './zh-CN.ts'

export const labels = {
  noun: 'Substitutes',
  'noun.short': 'Substitutes',
  'tab.now': 'In force',
  'tab.past': 'Past',
  'empty.now':
    'Nobody stands in for anybody now. When somebody is away, another can be appointed to act in the post for a time.',
  'empty.past': 'There are no past substitutes yet.',
  'filter.q': 'Name',
  'desk.before':
    'Substitutes act only after they switch to this post under their name at the top right; everything they do says for whom.',
  'desk.ofPost': 'Substitutes',
  'desk.appointHere': 'Appoint a substitute',

  'desk.for': '{person} for {holder}',
  'field.standing': 'Standing',
  'field.post': 'Post',
  'field.holder': 'Holder of the post',
  'field.person': 'Substitute',
  'field.startsOn': 'From',
  'field.endsOn': 'To',
  'field.reason': 'Reason',
  'field.endReason': 'Why it ended early',

  'standing.acting': 'Acting',
  'standing.ahead': 'Not yet begun',
  'standing.over': 'Over',
  'standing.postOver': 'Out of use: the post is not held',
  'standing.ended': 'Ended early',

  'state.appointed': 'Appointed',
  'state.ended': 'Ended',
  'move.appoint': 'Appoint a substitute',
  'move.end': 'End early',
  'move.lapse': 'Ends with the life',
  'event.appointed': 'Substitute appointed',
  'event.ended': 'Ended early',
  'event.lapsed': 'Ended by death',

  'refusal.unknown-post': 'No such post in force. Choose a post that somebody holds now and that you keep.',
  'refusal.not-stood-in-for':
    'Nobody can stand in for this post. Deputies, members of the standing committee and administrators act in person; only posts of receiving and handling have substitutes.',
  'refusal.own-substitute': 'Nobody stands in for himself. This person holds the post. Choose somebody else.',
  'refusal.appoints-himself':
    'You act for another just now and do not appoint yourself, neither to go on nor in another post. Ask the holder or somebody else who keeps posts.',
  'refusal.has-substitute': 'Somebody already stands in then. End the other substitution first, or choose other days.',
  'refusal.administrator-apart':
    'Administrators do not act in posts of business. Administrators keep out of business (GB/T 22239 8.1.4). Choose somebody else.',
  'refusal.span-over': 'These days are over. The last day must not lie before today.',
} as const satisfies Record<keyof typeof zh, string>

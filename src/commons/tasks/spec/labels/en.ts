import type { labels as source } from './zh-CN.ts'

export const labels = {
  noun: 'Tasks',
  mine: 'I owe {n}',
  watching: 'I watch {n}',
  'watching.why': 'owed by others, followed by me',
  'watching.shown': 'The {shown} most pressing of {n}.',
  'watching.more': 'List more',
  'lamp.onTime': '{n} on time',
  'lamp.near': '{n} due soon',
  'lamp.overdue': '{n} overdue',
  'lamp.paused': '{n} paused',
  'badge.near': '{n} due soon',
  'badge.overdue': '{n} overdue',
  'column.due': 'Due',
  'column.matter': 'Matter',
  'column.number': 'No.',
  'column.place': 'Place',
  'column.date': 'Date',
  'column.toDo': 'To do',
  'column.who': 'Who owes',
  'column.what': 'What',
  'empty.mine': 'Nothing waits for you now.',
  'empty.administrator':
    'You look after the system and see no business, so there are no tasks here. What you look after is listed below.',
  'empty.lamp': 'None of this kind.',
  noDate: 'no time limit',
} as const satisfies Record<keyof typeof source, string>

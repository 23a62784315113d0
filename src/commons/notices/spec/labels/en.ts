import type { labels as source } from './zh-CN.ts'

export const labels = {
  noun: 'Notices',
  unread: '{n} unread',
  allRead: 'all read',
  markAll: 'Mark all as read',
  'column.when': 'Time',
  'column.what': 'What happened',
  'column.matter': 'Matter',
  'column.number': 'No.',
  'state.unread': 'unread',
  empty: 'No notices yet. Steps in matters that you handle or follow are told here; what you owe is under Tasks.',
} as const satisfies Record<keyof typeof source, string>

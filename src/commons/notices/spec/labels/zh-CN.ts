export const labels = {
  noun: '消息',
  unread: '未读 {n} 条',
  allRead: '都已读',
  markAll: '全部标为已读',
  'column.when': '时间',
  'column.what': '发生了什么',
  'column.matter': '事项',
  'column.number': '编号',
  'state.unread': '未读',
  empty: '还没有消息。您经手或关注的事有了进展，会在这里告诉您；该您办的在“待办”里。',
} as const

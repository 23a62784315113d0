/** 含联系方式的整县导出的用语。改字先改这里，再改 en.ts。 */
export const labels = {
  noun: '整县导出',
  'noun.countyExport': '含联系方式的整县导出',
  lead: '全县的电话和姓名解密带走，要两个人：系统管理员申请，安全管理员放行，七天内在服务器上导出一次',

  'wait.open': '等安全管理员放行的 {asked} 件；放行了、还没有导出的 {released} 件。',
  'desk.none': '还没有人申请过。不含联系方式的导出不用申请，在服务器上直接做。',
  'desk.command': '在服务器上导出',
  'desk.lapsed': '放行已过期，没有导出',
  'desk.askAnew': '放行已过期。还要导出的，请系统管理员重新申请。',

  'field.recipient': '交给谁',
  'field.reason': '理由',
  'field.state': '状态',
  'field.askedBy': '申请人',
  'field.askedOn': '申请日期',
  'field.releasedBy': '放行人',
  'field.releasedOn': '放行日期',
  'field.takeUntil': '最迟导出日期',
  'field.takenOn': '导出日期',
  'field.refusal': '没有放行或收回的理由',
  'hint.recipient': '例如哪个单位、哪个平台',
  'hint.reason': '为什么非要联系方式不可',

  'state.asked': '等安全管理员放行',
  'state.released': '已放行，还没有导出',
  'state.taken': '已导出',
  'state.refused': '没有放行或已收回',

  'move.create': '申请导出',
  'move.release': '放行',
  'move.refuse': '不放行',
  'move.take': '导出',

  'event.asked': '申请导出',
  'event.released': '放行',
  'event.refused': '不放行',
  'event.taken': '在服务器上导出',

  'next.create': '申请以后什么也不导出，等安全管理员放行。申请的人自己不能放行。',
  'next.release': '七天内可以在服务器上导出一次，全县的电话和姓名都在里面。导出以前可以收回。',
  'next.refuse': '这一次不能导出，申请的人会收到通知。',
  'next.take': '在服务器上导出，放行随即用掉。',

  'party.system': '系统管理员',
  'party.security': '安全管理员',
  'party.operator': '服务器上的操作人',

  'told.system': '收到通知',
  'told.security': '收到通知',

  'refusal.asked-by-oneself': '这是您自己申请的，要由另一个人放行。',
  'refusal.release-lapsed': '放行已超过七天。请系统管理员重新申请，安全管理员放行以后再导出。',
  'refusal.release-of-copy':
    '放行以后，本县数据从备份恢复或从导出目录重建过，这次放行可能已经用掉或收回。请系统管理员重新申请，安全管理员放行以后再导出。',
} as const

/** 代理的用语。改字先改这里，再改 en.ts。 */
export const labels = {
  noun: '代理',
  'noun.short': '代理',
  'tab.now': '现行',
  'tab.past': '已过去',
  'empty.now': '现在没有人代理。某人出差、请假时，可以委托另一人在一段时间里代办。',
  'empty.past': '还没有过去的代理。',
  'filter.q': '姓名',
  'desk.before': '代理人登录后，在右上角姓名处换到这个职务才代办；办的每件事都记着“代谁”。',
  'desk.ofPost': '代理',
  'desk.appointHere': '委托代理',

  'desk.for': '{person} 代 {holder}',
  'field.standing': '现状',
  'field.post': '代理的职务',
  'field.holder': '职务由谁担任',
  'field.person': '代理人',
  'field.startsOn': '从哪天起',
  'field.endsOn': '到哪天为止',
  'field.reason': '原因',
  'field.endReason': '提前结束的原因',

  'standing.acting': '代理中',
  'standing.ahead': '还没开始',
  'standing.over': '已到期',
  'standing.postOver': '职务已不在任，停用',
  'standing.ended': '已提前结束',

  'state.appointed': '已委托',
  'state.ended': '已结束',
  'move.appoint': '委托代理',
  'move.end': '提前结束',
  'move.lapse': '因去世终止',
  'event.appointed': '委托代理',
  'event.ended': '提前结束代理',
  'event.lapsed': '因去世终止',

  'refusal.unknown-post': '没有这个在任职务。请选一个现在有人担任、归您登记的职务。',
  'refusal.not-stood-in-for':
    '这个职务不能代理。代表职务、常委会组成人员和三员必须本人履行；只有受理、承办类的职务可以代理。',
  'refusal.own-substitute': '不能自己代理自己。这个职务就是他本人担任的，请另选一人。',
  'refusal.appoints-himself':
    '您正在代别人办事，不能委托自己继续代或者代别的职务。请由原任职的人或其他登记职务的人来委托。',
  'refusal.has-substitute': '这段时间已经有人代理。请先结束原来的代理，或者换一段时间。',
  'refusal.administrator-apart': '管理员不能代理业务职务。三员不经手业务（GB/T 22239 8.1.4），请另选一人。',
  'refusal.span-over': '这段时间已经过去。最后一天不能早于今天。',
} as const

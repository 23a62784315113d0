/** How people end what they say. */
export const closings: readonly string[] = [
  '',
  '盼回复。',
  '麻烦代表帮忙反映一下，谢谢。',
  '请有关部门来现场看看。',
  '已经反映过一次，没有下文。',
  '大家都盼着解决。',
]

export const surnames = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜'
export const givenNames: readonly string[] = [
  '示一',
  '示二',
  '示三',
  '示四',
  '示五',
  '示六',
  '示七',
  '示八',
  '示九',
  '示十',
]

/** Comments that go with a rating, by the rating. */
export const comments = {
  satisfied: ['处理得很快，谢谢。', '已经好了，满意。', '没想到真的办成了。', ''],
  basic: ['基本解决，就是慢了些。', '比以前好多了。', ''],
  unsatisfied: ['只修了一半，还会再坏。', '答复说得多，做得少。'],
} as const

export const contestReasons: readonly string[] = [
  '修好没几天又坏了，请再来看看。',
  '现场没有人来过，和答复说的不一样。',
  '只解决了一部分，剩下的还是老样子。',
]

export const cannotReasons: readonly string[] = [
  '不在今年的项目计划内，且不具备建设条件。',
  '涉及的地块权属有争议，须先经过确认。',
]

/** 群众意见各项数字的口径：数字旁边、命令行和报告里都用这一份。 */
export const labels = {
  'figure.opinions.name': '收到的群众意见',
  'figure.opinions.unit': '件',
  'figure.opinions.means': '联络站、联络点、公众页等各个渠道收到的群众意见',
  'figure.opinions.datedBy': '收到意见那一天',
  'figure.opinions.dedup': '一件意见算一件；并入别件的、不予受理的也各算一件',
  'figure.opinions.excludes': '没有提交成功的；同一次提交重复发送的只算一次',

  'figure.opinions.solved.name': '已解决的群众意见',
  'figure.opinions.solved.unit': '件',
  'figure.opinions.solved.means': '已经办结、答复结果是“已解决”的群众意见',
  'figure.opinions.solved.datedBy': '办结那一天',
  'figure.opinions.solved.dedup': '一件意见算一件；重新办理的算最后一次办结',
  'figure.opinions.solved.excludes': '列入计划、无法解决、未注明结果的，不予受理和并入别件的，还没有办结的',

  'by.result': '结果',
  'by.township': '乡镇',
  'by.state': '状态',
  'by.category': '类别',
  'by.month': '月份',
  'by.channel': '渠道',
  'by.rating': '评价',

  'outcome.solved': '已解决',
  'outcome.planned': '列入计划',
  'outcome.cannot': '无法解决',
  'outcome.unstated': '未注明',
  'outcome.declined': '不予受理',
  'outcome.merged': '并入别件',
  'outcome.open': '办理中',
} as const

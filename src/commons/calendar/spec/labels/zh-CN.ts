export const labels = {
  'holiday.off': '放假',
  'holiday.work': '调休上班',
  'import.bad-file': '无法读取:不是 CSV 文本,也不是 JSON 数组',
  'import.bad-columns': '应有三列:day,kind,name',
  'import.bad-day': '日期不存在,应写作 2027-01-01',
  'import.bad-kind': '类型应为 off(休)或 work(班)',
  'import.bad-name': '名称应为 1 至 40 字',
  'import.contradicts': '与前面同一日期的一行矛盾',
  'alarm.missing-year':
    '{year}年的节假日安排尚未录入，工作日期限暂按周一至周五计算。请用 luzhi holidays import 导入国务院办公厅通知',
} as const

import type { ImportColumn } from '#platform/sheets/import-kind.ts'
import { day, line, oneOf } from '#platform/sheets/read-cell.ts'
import { organKinds } from '../spec/kinds.ts'
import { labels as zh } from '../spec/labels/zh-CN.ts'

const both = (chinese: string, english: string) => ({ 'zh-CN': chinese, en: english })

/** Kinds as they are written in lists, by their codes. */
export const kindWords: Readonly<Record<string, string>> = Object.fromEntries(
  organKinds.map((kind) => [kind, zh[`organ.${kind}`]]),
)

const others: Readonly<Record<string, readonly string[]>> = {
  承办单位: ['机关', '政府部门', '部门', '局', '委办局'],
  '村(居)民委员会': ['村', '社区', '村民委员会', '居民委员会', '村委会', '居委会'],
  '乡镇政府、街道办事处': ['乡镇政府', '街道办事处', '乡政府', '镇政府'],
  学校: ['中学', '小学', '幼儿园'],
  '企事业单位、社会组织': ['企业', '事业单位', '社会组织', '医院'],
  代表小组: ['小组'],
}

/** A list of organs: agencies, schools, groups and the like, as the county adds them. */
export const organColumnsToImport: readonly ImportColumn[] = [
  {
    key: 'name',
    names: both('名称', 'Name'),
    synonyms: ['单位名称', '单位', '机构名称', '全称'],
    isRequired: true,
    about: both('全称', 'in full'),
    sample: '演示县水务服务中心',
    read: line(80),
  },
  {
    key: 'kind',
    names: both('类别', 'Kind'),
    synonyms: ['单位类别', '机构类别', '类型'],
    isRequired: true,
    choices: Object.values(kindWords),
    about: both('', ''),
    sample: '承办单位',
    read: oneOf(Object.fromEntries(Object.values(kindWords).map((word) => [word, others[word] ?? []]))),
  },
  {
    key: 'parent',
    names: both('上级单位', 'Hangs on'),
    synonyms: ['隶属', '主管单位', '所属单位'],
    about: both('名录里的名称，或这张表前面的行', 'a name of the register, or of an earlier row'),
    sample: '',
    read: line(80),
  },
  {
    key: 'division',
    names: both('所在乡镇或村', 'Township or village'),
    synonyms: ['所在乡镇', '乡镇', '所在地'],
    about: both(
      '乡镇、街道的名称，或 9 位、12 位代码；县直的不填',
      'name of the township or a code; empty for the county’s own',
    ),
    sample: '',
    read: line(40),
  },
  {
    key: 'startsOn',
    names: both('设立日期', 'Since'),
    synonyms: ['成立日期', '成立时间', '起始日期'],
    isRequired: true,
    about: both('2022-01-05', '2022-01-05'),
    sample: '2022-01-05',
    read: day,
  },
  {
    key: 'basis',
    names: both('依据', 'Basis'),
    synonyms: ['设立依据', '文号'],
    about: both('', ''),
    sample: '',
    read: line(200),
  },
  { key: 'note', names: both('备注', 'Note'), about: both('', ''), sample: '', read: line(200) },
]

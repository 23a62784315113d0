import { personColumnsToImport } from '#commons/people/data/imports/columns.ts'
import type { ImportColumn } from '#platform/sheets/import-kind.ts'
import { day, line, oneOf, whole } from '#platform/sheets/read-cell.ts'
import { endGrounds } from '../spec/grounds.ts'
import { labels as zh } from '../spec/labels/zh-CN.ts'

const both = (chinese: string, english: string) => ({ 'zh-CN': chinese, en: english })

export const groundWords: Readonly<Record<string, string>> = Object.fromEntries(
  endGrounds.map((code) => [code, zh[`ground.${code}`]]),
)

const others: Readonly<Record<string, readonly string[]>> = {
  任期届满: ['届满', '换届', '期满'],
  辞职被接受: ['辞职', '辞去代表职务'],
  调离或迁出本行政区域: ['调离', '迁出', '调离本行政区域', '工作调动'],
  '去世（自然终止）': ['去世', '病故', '死亡', '逝世'],
  被罢免: ['罢免'],
}

/** 第十六届 → 16, as lists write it. */
const digits = '零一二三四五六七八九'
const inDigits = (text: string): string =>
  text.replace(
    /第?([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)届/,
    (all, tens: string, ten: string, ones: string) =>
      ten === '' && tens === ''
        ? all
        : String(
            (ten ? (tens ? digits.indexOf(tens) : 1) * 10 : 0) +
              (ten ? digits.indexOf(ones || '零') : digits.indexOf(tens)),
          ),
  )

const ofPost = new Set(['role', 'title', 'organ', 'startsOn', 'endsOn'])

/** A list of deputies, each row with one mandate: of the term that is and of those that were. */
export const mandateColumnsToImport: readonly ImportColumn[] = [
  ...personColumnsToImport.filter(({ key }) => !ofPost.has(key)),
  {
    key: 'term',
    names: both('届次', 'Term'),
    synonyms: ['届', '届别', '代表届次'],
    isRequired: true,
    about: both('如 16、第16届、第十六届', 'such as 16'),
    sample: '15',
    read: (cell) => whole(1, 99)({ ...cell, text: inDigits(cell.text) }),
  },
  {
    key: 'congress',
    names: both('代表大会', 'Congress'),
    synonyms: ['人民代表大会', '所属代表大会'],
    about: both('本县机构名录里的名称；县代表不填', 'as the register of organs has it; empty for the county’s'),
    sample: '',
    read: line(60),
  },
  {
    key: 'constituency',
    names: both('选区', 'Constituency'),
    synonyms: ['当选选区', '选区名称'],
    about: both('选区名称；名录里没有的按所写保存', 'its name; kept as written where the register has none'),
    sample: '',
    read: line(60),
  },
  {
    key: 'delegation',
    names: both('代表团', 'Delegation'),
    synonyms: ['所在代表团'],
    about: both('本县机构名录里的名称', 'as the register of organs has it'),
    sample: '',
    read: line(80),
  },
  {
    key: 'electedOn',
    names: both('当选日期', 'Elected on'),
    synonyms: ['当选时间', '选举日期', '选举时间'],
    isRequired: true,
    about: both('2017-02-18', '2017-02-18'),
    sample: '2017-02-18',
    read: day,
  },
  {
    key: 'startsOn',
    names: both('资格确认日期', 'Confirmed on'),
    synonyms: ['任职日期', '代表资格确认日期', '资格起始日期'],
    about: both('不填按当选日期', 'the day of election where empty'),
    sample: '',
    read: day,
  },
  {
    key: 'endsOn',
    names: both('终止日期', 'Ended on'),
    synonyms: ['资格终止日期', '终止时间', '离任日期'],
    about: both('代表资格的最后一天；现任的不填', 'its last day; empty while in force'),
    sample: '2021-12-30',
    read: day,
  },
  {
    key: 'ground',
    names: both('终止原因', 'Ground'),
    synonyms: ['资格终止原因', '终止事由', '离任原因'],
    choices: Object.values(groundWords),
    about: both('代表法规定的事由；不填按任期届满', 'by the law on deputies; the end of the term where empty'),
    sample: '任期届满',
    read: oneOf(Object.fromEntries(Object.values(groundWords).map((word) => [word, others[word] ?? []]))),
  },
  {
    key: 'basis',
    names: both('依据', 'Basis'),
    synonyms: ['公告', '公告文号', '文号'],
    about: both('公告或文号', 'announcement or number'),
    sample: '',
    read: line(120),
  },
]

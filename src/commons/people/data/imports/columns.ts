import type { ImportColumn, Values } from '#platform/sheets/import-kind.ts'
import { day, dayOrMonthOnly, idNumber, line, oneOf, personName, phone } from '#platform/sheets/read-cell.ts'
import { labels as zh } from '../../spec/labels/zh-CN.ts'
import { educations, occupationClasses, parties, sexes } from '../../spec/person.ts'
import { postRoles } from '../../spec/roles.ts'

const both = (chinese: string, english: string) => ({ 'zh-CN': chinese, en: english })

/** Words as they are written in lists, by the codes that are kept: `male` is 男. */
const wordsOf = <Code extends string>(
  prefix: 'sex' | 'party' | 'education' | 'occupationClass' | 'role',
  codes: readonly Code[],
) =>
  Object.fromEntries(codes.map((code) => [code, (zh as Readonly<Record<string, string>>)[`${prefix}.${code}`] ?? code]))

export const codeOf = (words: Readonly<Record<string, string>>, word: string | null): string | undefined =>
  Object.keys(words).find((code) => words[code] === word)

export const lists = {
  sex: wordsOf('sex', sexes),
  party: wordsOf('party', parties),
  education: wordsOf('education', educations),
  occupationClass: wordsOf('occupationClass', occupationClasses),
  role: wordsOf('role', postRoles),
} as const

/** A row by codes as lists write it. */
export const personInWords = (row: Values): Values => ({
  ...row,
  ...Object.fromEntries(
    Object.entries(lists).map(([key, words]) => [key, (words as Record<string, string>)[row[key] ?? ''] ?? null]),
  ),
})

/** Other words for the same that lists of counties have. */
const others: Readonly<Record<string, readonly string[]>> = {
  中共党员: ['中共', '中国共产党', '党员', '共产党员', '中共预备党员'],
  共青团员: ['共青团', '团员'],
  民革会员: ['民革', '民革党员'],
  民盟盟员: ['民盟'],
  民建会员: ['民建'],
  民进会员: ['民进'],
  农工党党员: ['农工党'],
  致公党党员: ['致公党'],
  九三学社社员: ['九三学社', '九三'],
  台盟盟员: ['台盟'],
  '群众（无党派）': ['群众', '无党派', '无党派人士', '无'],
  '高中（中专）': ['高中', '中专', '高中(中专)'],
  大专: ['专科', '大学专科'],
  本科: ['大学', '大学本科', '学士'],
  硕士: ['研究生', '硕士研究生'],
  博士: ['博士研究生'],
  '常委会办公室（代工委）经办': ['代工委经办'],
  人大代表: ['代表', '县人大代表'],
  乡镇人大主席: ['人大主席', '主席'],
  '联络站站长（联络员）': ['联络站站长', '站长', '联络员'],
}

const choice = (key: keyof typeof lists) => {
  const words = Object.values(lists[key])
  return { choices: words, read: oneOf(Object.fromEntries(words.map((word) => [word, others[word] ?? []]))) }
}

/** A list of persons, each row with one post or none. The people in the samples are invented. */
export const personColumnsToImport: readonly ImportColumn[] = [
  {
    key: 'name',
    names: both('姓名', 'Name'),
    isRequired: true,
    about: both('与身份证一致', 'as on the identity card'),
    sample: '演示甲',
    read: personName,
  },
  { key: 'sex', names: both('性别', 'Sex'), ...choice('sex'), about: both('', ''), sample: '男' },
  {
    key: 'birthOn',
    names: both('出生年月', 'Born'),
    synonyms: ['出生日期', '生日', '出生'],
    about: both(
      '1970-01-05 或 1970.01；填了身份证号可不填',
      '1970-01-05 or 1970.01; not needed with an identity number',
    ),
    sample: '1970-01-05',
    read: dayOrMonthOnly,
  },
  {
    key: 'nation',
    names: both('民族', 'Nation'),
    about: both('如：汉族', 'such as 汉族'),
    sample: '汉族',
    read: line(20),
  },
  {
    key: 'party',
    names: both('党派', 'Party'),
    synonyms: ['政治面貌', '党派（政治面貌）'],
    ...choice('party'),
    about: both('', ''),
    sample: '中共党员',
  },
  {
    key: 'education',
    names: both('学历', 'Education'),
    synonyms: ['文化程度', '最高学历'],
    ...choice('education'),
    about: both('', ''),
    sample: '本科',
  },
  {
    key: 'occupation',
    names: both('职业', 'Occupation'),
    synonyms: ['工作单位及职务', '工作单位'],
    about: both('工作单位和岗位', 'where he works and as what'),
    sample: '演示中学教师',
    read: line(60),
  },
  {
    key: 'occupationClass',
    names: both('职业类别', 'Class of occupation'),
    synonyms: ['代表结构', '界别'],
    ...choice('occupationClass'),
    about: both('', ''),
    sample: '专业技术人员',
  },
  {
    key: 'phone',
    names: both('手机', 'Telephone'),
    synonyms: ['手机号', '手机号码', '联系电话', '电话'],
    isPersonal: true,
    about: both('加密保存；不导出', 'kept encrypted; not exported'),
    sample: '13800000000',
    read: phone,
  },
  {
    key: 'idCard',
    names: both('身份证号', 'Identity number'),
    synonyms: ['身份证', '身份证号码', '公民身份号码'],
    isPersonal: true,
    about: both(
      '18 位，请把这一列设为文本；加密保存；不导出',
      '18 places, the column formatted as text; kept encrypted; not exported',
    ),
    sample: '999901197001050011',
    read: idNumber,
  },
  {
    key: 'township',
    names: both('所属乡镇', 'Township'),
    synonyms: ['乡镇', '乡镇街道'],
    about: both('乡镇、街道的名称或 9 位代码；县直的不填', 'name or code of the township; empty for the county’s own'),
    sample: '',
    read: line(40),
  },
  {
    key: 'role',
    names: both('职务', 'Post'),
    synonyms: ['现任职务'],
    ...choice('role'),
    about: both('填了职务，也要填单位和任职日期', 'with organ and first day'),
    sample: '乡镇人大主席',
  },
  {
    key: 'title',
    names: both('职务名称', 'Title'),
    about: both('职务一列不能说全时填', 'where the post does not say all'),
    sample: '',
    read: line(40),
  },
  {
    key: 'organ',
    names: both('单位', 'Organ'),
    synonyms: ['任职单位', '所在单位', '机构'],
    about: both('本县机构名录里的名称', 'as the county’s register of organs has it'),
    sample: '演示镇人大主席团',
    read: line(80),
  },
  {
    key: 'startsOn',
    names: both('任职日期', 'From'),
    synonyms: ['起', '任职时间', '起始日期', '开始日期'],
    about: both('2022-01-05', '2022-01-05'),
    sample: '2022-01-05',
    read: day,
  },
  {
    key: 'endsOn',
    names: both('离任日期', 'To'),
    synonyms: ['止', '离任时间', '截止日期', '结束日期'],
    about: both('任职的最后一天；在任的不填', 'last day of the post; empty while it is held'),
    sample: '',
    read: day,
  },
]

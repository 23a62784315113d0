import { mandateColumnsToImport } from '#commons/mandates/data/import-columns.ts'
import { labels as mandateEn } from '#commons/mandates/spec/labels/en.ts'
import { labels as mandateZh } from '#commons/mandates/spec/labels/zh-CN.ts'
import type { ImportColumn } from '#platform/sheets/import-kind.ts'
import { oneOf, whole } from '#platform/sheets/read-cell.ts'

/** Of the columns of a list of deputies, those that are about what became of the mandate, or that the hand-over itself says. */
const ofLater = new Set(['term', 'delegation', 'startsOn', 'endsOn', 'ground', 'constituency'])

const named = (key: 'voters' | 'ballots' | 'votes' | 'isSecondBallot' | 'constituency') => ({
  'zh-CN': mandateZh[`field.${key}`],
  en: mandateEn[`field.${key}`],
})

const yes = '是'

const place: ImportColumn = {
  key: 'constituency',
  names: named('constituency'),
  synonyms: ['当选选区', '选区名称', '选区编号', '选区号'],
  isRequired: true,
  about: { 'zh-CN': '这次换届名单上的选区，写名称或编号', en: 'of the roll of this hand-over, by name or by number' },
  sample: '1',
  read: (cell) => {
    const text = cell.text.replace(/[\s\u3000]+/g, '').trim()
    return [...text].length > 60 ? { code: 'too-long', params: { max: 60 } } : { value: text }
  },
}

const counted = (
  key: 'voters' | 'ballots' | 'votes',
  synonyms: readonly string[],
  about: ImportColumn['about'],
  sample: string,
): ImportColumn => ({ key, names: named(key), synonyms, about, sample, read: whole(0, 10_000_000) })

/** Results of an election, each row with one deputy elected. */
export const electionColumns: readonly ImportColumn[] = [
  ...mandateColumnsToImport.filter(({ key }) => !ofLater.has(key)),
  place,
  counted(
    'voters',
    ['选民数', '登记选民数', '选民人数', '选民总数', '应参加投票选民数'],
    { 'zh-CN': '本选区登记的选民总数', en: 'all voters on the list of the constituency' },
    '3000',
  ),
  counted(
    'ballots',
    ['参加投票选民数', '投票人数', '参选人数', '参加选举选民数', '收回选票'],
    { 'zh-CN': '要超过选民数的一半', en: 'more than half of the voters' },
    '2600',
  ),
  counted(
    'votes',
    ['得票', '票数', '赞成票', '当选票数'],
    {
      'zh-CN': '要超过参加投票人数的一半；另行选举的不少于三分之一',
      en: 'more than half of those who voted; a third in a second ballot',
    },
    '1800',
  ),
  {
    key: 'isSecondBallot',
    names: named('isSecondBallot'),
    choices: [yes, '否'],
    about: { 'zh-CN': '名额没有选满、再投一次选出的，填“是”', en: '是 where seats were left and voted on again' },
    sample: '',
    read: oneOf({ [yes]: ['√', '另行选举', '再次投票'], 否: ['不是', '无', '—'] }),
  },
]

export const isYes = (word: string | null | undefined): boolean => word === yes

export const inYesAndNo = (is: boolean | null): string | null => (is === null ? null : is ? yes : '否')

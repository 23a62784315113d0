import { type EndGround, endLaws } from '../grounds.ts'
import type { Level } from '../inputs.ts'

const because: Readonly<Record<EndGround, string>> = {
  movedAway: '因调离（迁出）本行政区域',
  resigned: '因本人提出辞去代表职务，并已被接受',
  missedTwice: '因未经批准两次不出席本级人民代表大会会议',
  recalled: '因被原选区选民罢免',
  nationality: '因丧失中华人民共和国国籍',
  deprived: '因依照法律被剥夺政治权利',
  incapable: '因丧失行为能力',
  died: '因去世',
  termOver: '因本届任期届满',
}

const roles: Readonly<Record<string, string>> = {
  committeeDirector: '常务委员会主任',
  committeeLeader: '常务委员会副主任',
  committeeMember: '常务委员会委员',
  specialChair: '主任委员',
  specialMember: '组成人员',
  townshipChair: '人民代表大会主席',
  townshipViceChair: '人民代表大会副主席',
  presidiumMember: '主席团成员',
}

export interface Announced {
  readonly name: string
  readonly congress: string
  readonly level: Level
  readonly term: number
  readonly constituency: string | null
  readonly ground: EndGround
  readonly endsOn: string
  /** Deputies of the congress that remain. */
  readonly remaining: number
  readonly posts: readonly { readonly role: string; readonly organName: string }[]
}

/** 代表法 62(2)、选举法 55 → 《代表法》第62条第二项、《选举法》第55条. */
const cited = (law: string): string =>
  law
    .replace(/(?<![^\s、])([^\s、]+法) /g, '《$1》第')
    .replace(/(\d+)(?:\((\d)\))?/g, (_, article: string, item?: string) =>
      item ? `${article}条第${'一二三四五六七'[Number(item) - 1]}项` : `${article}条`,
    )
    .replace(/、(\d)/g, '、第$1')

const dateOf = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/**
 * 公告 on the end of a mandate (代表法 63), as a draft: who, why, by which article, what office ends with it (选举法 54, 56), how many
 * deputies remain. The number, the signature and the day of publishing are the office's.
 */
export const announcementOf = (of: Announced): string => {
  const offices = of.posts.flatMap(({ role, organName }) => (roles[role] ? [`${organName}${roles[role]}`] : []))
  const issuer = of.level === 'township' ? `${of.congress}主席团` : `${of.congress}常务委员会`
  return [
    `${issuer}公告`,
    '（第    号）',
    '',
    `${of.constituency ? `由${of.constituency}选出的` : ''}${of.congress}第${of.term}届代表${of.name}，${because[of.ground]}，依照${cited(endLaws[of.ground].law)}的规定，${of.name}的代表资格于${dateOf(of.endsOn)}终止。`,
    ...(offices.length > 0
      ? [`依照《选举法》第五十四条、第五十六条的规定，${of.name}的${offices.join('、')}职务相应终止。`]
      : []),
    `现在，${of.congress}第${of.term}届实有代表${of.remaining}名。`,
    '特此公告。',
    '',
    issuer,
    '    年    月    日',
  ].join('\n')
}

import type { Role } from '#commons/access/spec/roles.ts'
import type { OpinionState } from '#features/opinions/spec/lifecycle.ts'

/**
 * Where the one who asks stands to the record: it lies in the own township or another one, with the own organ or another one, with a
 * village committee below the own township's government or another one's, in the own county; it is the own one or somebody else's of the same
 * township; the post has ended or is suspended; or the one who asks is of another county, at the own door or at ours.
 */
export type Where =
  | 'ownTownship'
  | 'otherTownship'
  | 'ownOrgan'
  | 'otherOrgan'
  | 'ownVillage'
  | 'otherVillage'
  | 'ownCounty'
  | 'otherCounty'
  | 'foreignDoor'
  | 'ownRecord'
  | 'otherRecord'
  | 'endedPost'
  | 'suspendedPost'
  | 'nowhere'

/** Somebody without a log-in: nobody in particular, or the citizen who holds the receipt. */
export type Asker = Role | 'public' | 'citizen'

export type Expected = 'allowed' | readonly [status: number, code: string]

export interface Row {
  /** Method and path as the document of the API names it. */
  readonly does: string
  /** State that the record is in; where none is named, the first. */
  readonly state: OpinionState | null
  readonly role: Asker
  readonly where: Where
  readonly expected: Expected
  /** Article or rule that says so. */
  readonly basis: string
}

export const allowed = 'allowed'
/** In sight, or of no kind that this role has business with: told that it may not. */
export const notAllowed = [403, 'not-allowed'] as const
/** Out of sight: it does not exist (ASVS 8.2.2). */
export const notFound = [404, 'not-found'] as const
export const notLoggedIn = [401, 'not-logged-in'] as const

type Line = readonly [role: Asker, where: Where, expected: Expected, basis: string]

/** The lines of one operation, each written out by hand. */
export const of = (does: string, state: OpinionState | null, lines: readonly Line[]): readonly Row[] =>
  lines.map(([role, where, expected, basis]) => ({ does, state, role, where, expected, basis }))

/** What the lines rest on, where more than one rests on it. */
export const because = {
  hears: '代表法 31：代表不直接处理问题',
  mandateOver: '代表法 62：代表资格终止',
  mandateSuspended: '代表法 61：暂停执行代表职务',
  collective: '监督法 8、地方组织法 54：集体行使职权，领导个人看而不办',
  threeOffices: 'GB/T 22239 8.1.4：三员分立，管理员不碰业务',
  sight: 'ASVS 8.2.2：别人的记录等于不存在',
  tenancy: 'ASVS 8.4.1：县与县隔开',
  door: 'ASVS 8.3.1：不登录不能办',
  postOver: 'ASVS 8.3.2：职务终止，当下收权',
  postSuspended: 'ASVS 8.3.2：职务暂停期间不办事',
  receives: '群众意见规则 2：联络站、乡镇人大主席和代工委受理',
  handles: '群众意见规则 3：承办单位经办人办，负责人签',
  releases: '群众意见规则 4：代工委审核后答复群众',
  author: '群众意见规则 4：本人凭回执评价',
  keepsTownship: '地方组织法 18、代表法 27：乡镇主席管本乡镇的登记',
  keepsCounty: '代表法 12：代工委管全县的登记',
  appoints: '代理由登记职务的一方委托和结束，本人不能自己委托、自己续',
  notOnes: '群众意见规则：不是这个岗位的事',
  knows: '地方组织法 9、14：机构、届次、选区是公开的',
  self: '个人信息保护法 44、45、46：本人看自己的，可以请求更正',
  contacts: '个人信息保护法 6、28：联系方式只给需要的人，并留下理由',
  takesBack: '个人信息保护法 47、50：本人要求删除的，受理的人替他提',
  twoPeople: 'ASVS 2.3.5：删除要两个人，没有人提的确认不了，站点不确认',
  figures: '群众意见规则：数字给受理的人和领导看',
  elects: '选举法 45：选举结果由主持选举的那一级登记',
  reviews: '选举法 47：代表资格由本级代表资格审查委员会审查，本级常委会或主席团确认',
  ends: '代表法 62、63：资格终止由本级确认、公告',
  countyCongress: '选举法 47、代表法 63：县代表的资格不归乡镇管',
  openMandate: '代表法 58、选举法 47：代表是谁，受理的人和领导都知道',
  handsOver: '地方组织法 9、选举法 12：换届由本级筹备',
  accounts: 'GB/T 22239 8.1.5.1：用户身份归系统管理员',
  watchesSessions: 'GB/T 22239 8.1.5.3：授权和会话归安全管理员',
  audits: 'GB/T 22239 8.1.5.2：审计记录归审计管理员',
  onlyOffice: '代表法 12：全县的事由代工委办，乡镇不代办',
  countyRules: '监督法 8、地方组织法 54：县里定的规则由县人大定，乡镇不定',
} as const

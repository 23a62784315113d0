import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day, toDay } from '#kernel/day.ts'
import { faultsOf } from '#kernel/lifecycle.ts'
import { roles } from '#commons/access/spec/roles.ts'
import { answerColumns } from '../rules/answer-columns.ts'
import {
  handlerKindOf,
  knownCategory,
  mayHandle,
  mayMergeInto,
  plannedAhead,
  titleFrom,
  villageInTownship,
} from '../rules/rules.ts'
import { answerHere, draft } from '../spec/inputs.ts'
import { opinionLife } from '../spec/lifecycle.ts'
import { authorView } from '../spec/public-contract.ts'
import { opinionSettings } from '../spec/settings.ts'

const codeOf = (verdict: { readonly ok: boolean; readonly code?: string }): string =>
  verdict.ok ? 'ok' : (verdict.code ?? '')
const settings = opinionSettings.parse({})

describe('代表法第三十一条：代表听取和反映，不经手办理', () => {
  it.each([
    ['agency', 'ok'],
    ['townshipGovernment', 'ok'],
    ['villageCommittee', 'ok'],
    ['congress', 'not-a-handler'],
    ['standingCommittee', 'not-a-handler'],
    ['committee', 'not-a-handler'],
    ['office', 'not-a-handler'],
    ['presidium', 'not-a-handler'],
    ['streetOffice', 'not-a-handler'],
    [undefined, 'not-a-handler'],
  ])('交给 %s：%s', (kind, answer) => expect(codeOf(mayHandle(kind))).toBe(answer))

  it('代表的职务只能看，做不了生命周期里的任何一步', () => {
    const permissions = Object.keys(roles.deputy)
    expect(permissions.filter((permission) => permission.startsWith('opinions.'))).toEqual(['opinions.read'])
    expect(Object.values(opinionLife.parties).some((permission) => permissions.includes(permission))).toBe(false)
  })
})

describe('三员分立（GB/T 22239 8.1.4）', () => {
  it('系统管理员没有业务权限', () =>
    expect(Object.keys(roles.systemAdmin).some((permission) => permission.startsWith('opinions.'))).toBe(false))
})

describe('答复期限由承办单位的类别定', () => {
  it.each([
    ['agency', 'agency'],
    ['townshipGovernment', 'township'],
    ['villageCommittee', 'village'],
  ])('%s 按 %s', (organ, kind) => expect(handlerKindOf(organ)).toBe(kind))
})

describe('类别', () => {
  it('没有填可以，填了就要在本县的类别里', () => {
    expect(codeOf(knownCategory(settings, undefined))).toBe('ok')
    for (const { code } of settings.categories) expect(codeOf(knownCategory(settings, code))).toBe('ok')
    for (const code of ['', 'Transport', '道路交通', '__proto__', 'constructor'])
      expect(codeOf(knownCategory(settings, code))).toBe('unknown-category')
  })
})

describe('村在乡镇里', () => {
  it('十二位代码以乡镇的九位开头', () => {
    const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`))
    fc.assert(fc.property(digits(9), digits(3), (township, rest) => villageInTownship(township, township + rest).ok))
    fc.assert(
      fc.property(
        digits(9),
        digits(12),
        (township, village) => villageInTownship(township, village).ok === village.startsWith(township),
      ),
    )
    expect(villageInTownship('999901101', undefined).ok).toBe(true)
  })
})

describe('列入计划的日期', () => {
  const on = toDay('2026-11-24')
  it('在做出承诺的那天以后', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), (days) => plannedAhead(addDays(on, days), on).ok === days > 0),
    )
  })
  it('没有日期不归这条管', () => expect(plannedAhead(undefined, on as Day).ok).toBe(true))
})

describe('答复的结果', () => {
  const codes = (schema: typeof draft, input: object): string[] => {
    const parsed = schema.safeParse(input)
    return parsed.success ? [] : parsed.error.issues.map(({ message }) => message)
  }
  it.each([
    ['已解决', { result: 'solved', answer: '修好了' }, []],
    ['列入计划要有日期', { result: 'planned', answer: '明年修' }, ['planned-needs-date']],
    ['无法解决要有理由', { result: 'cannot', answer: '修不了' }, ['cannot-needs-reason']],
    ['计划有日期', { result: 'planned', answer: '明年修', plannedOn: '2027-03-01' }, []],
    ['日期要存在', { result: 'planned', answer: '明年修', plannedOn: '2027-02-30' }, ['bad-day']],
  ])('%s', (_, input, faults) => {
    expect(codes(draft, input)).toEqual(faults)
    expect(codes(answerHere, input)).toEqual(faults)
  })
  it('人写不出“未注明”，它只来自导入', () =>
    expect(draft.safeParse({ result: 'unstated', answer: '已答复' }).success).toBe(false))

  it('日期只跟计划走，理由只跟无法解决走', () => {
    const all = { answer: '答复', plannedOn: '2027-03-01', cannotReason: '理由' }
    expect(answerColumns({ result: 'solved', ...all })).toMatchObject({ plannedOn: null, cannotReason: null })
    expect(answerColumns({ result: 'planned', ...all })).toMatchObject({ plannedOn: '2027-03-01', cannotReason: null })
    expect(answerColumns({ result: 'cannot', ...all })).toMatchObject({ plannedOn: null, cannotReason: '理由' })
  })
})

describe('并入', () => {
  it.each([
    ['看不见的', undefined, 'merge-target-unknown'],
    ['自己', { id: 'a', state: 'accepted' }, 'merge-into-itself'],
    ['已经并入别件的', { id: 'b', state: 'merged' }, 'merge-target-ended'],
    ['不予受理的', { id: 'b', state: 'declined' }, 'merge-target-ended'],
    ['在办的', { id: 'b', state: 'handling' }, 'ok'],
    ['已办结的', { id: 'b', state: 'closed' }, 'ok'],
  ])('并入%s：%s', (_, target, answer) => expect(codeOf(mayMergeInto('a', target))).toBe(answer))
})

describe('标题', () => {
  it('填了就用填的，空白不算填', () => {
    expect(titleFrom(' 路灯坏了 ', '正文')).toBe('路灯坏了')
    expect(titleFrom('   ', '正文')).toBe('正文')
  })
  it('正文前二十个字，罕见字算一个，不切成半个', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (body) => {
        const title = titleFrom(undefined, body)
        return title.isWellFormed() && [...title].length <= 21 && !/[\r\n]/.test(title)
      }),
    )
    expect([...titleFrom(undefined, '𠮷'.repeat(30))]).toHaveLength(21)
  })
})

describe('生命周期的声明', () => {
  it('没有漏洞：每个等待的状态有人欠、有路到终点、名字都认识', () => expect(faultsOf(opinionLife)).toEqual([]))

  it('反映人能做的几步，公众页的白名单里一步不多、一步不少', () => {
    const authors = Object.entries(opinionLife.moves).filter(([, { by }]) =>
      (by as readonly string[]).includes('author'),
    )
    expect(authors.map(([move]) => move)).toEqual(authorView.shape.can.element.options)
  })
})

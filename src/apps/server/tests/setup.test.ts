import { describe, expect, it } from 'vitest'
import { findCounty } from '#commons/organs/data/counties.ts'
import { viewerOf } from '#commons/access/actions/viewer-of.ts'
import { findLogin } from '#platform/login/login.ts'
import { freshDatabase } from '../../../../fixtures/database.ts'
import { exampleSource } from '../../../../fixtures/divisions.ts'
import { setupForm } from '../../../../fixtures/setup.ts'
import { fitsCode, isStillOpen, openFirstRun } from '../first-run.ts'
import { makeFirstCounty } from '../make-first-county.ts'
import { readSetup, type SetupForm } from '../setup-form.ts'

const { db } = await freshDatabase()
const now = new Date('2026-11-24T02:00:00Z')

const form = (over: Readonly<Record<string, string>> = {}) => setupForm({ county: '999901', ...over })

describe('首次启动的表单', () => {
  it('填对了读得出来', () => {
    expect(readSetup(form())).toMatchObject({
      county: '999901',
      term: 16,
      administrators: [{ login: 'sys' }, { login: 'sec' }, { login: 'aud' }],
    })
  })

  it.each([
    ['没有选县', { county: '' }, 'county', 'county'],
    ['届次不对', { term: '0' }, 'term', 'term'],
    ['没有姓名', { 'audit.name': ' ' }, 'audit.name', 'name'],
    ['登录名不合要求', { 'system.login': 'A b' }, 'system.login', 'login'],
    ['同一个人', { 'audit.name': '甲一' }, 'audit.name', 'same-name'],
    ['同一个登录名', { 'security.login': 'sys' }, 'security.login', 'same-login'],
    ['登录名全是数字，和手机号分不清', { 'audit.login': '13800001234' }, 'audit.login', 'login'],
  ] as const)('%s', (_, over, field, code) => expect(readSetup(form(over))).toEqual([{ field, code }]))
})

describe('首次启动', () => {
  it('一次性口令不计大小写和连字符', () => {
    const first = { code: 'abcd-efgh-2345', isOpen: true }
    expect([fitsCode(first, ' ABCD efgh2345 '), fitsCode(first, 'abcd-efgh-2346'), fitsCode(first, '')]).toEqual([
      true,
      false,
      false,
    ])
  })

  it('已经有县的，不再开门', async () => {
    const first = { code: 'x', isOpen: true }
    const instance = { db } as Parameters<typeof openFirstRun>[0]
    expect(await openFirstRun(instance)).toBeNull()
    expect(await isStillOpen(instance, first)).toBe(false)
    expect(first.isOpen).toBe(false)
  })

  it('三员分立：三个人各有一职，都没有业务权限（GB/T 22239 8.1.4）', async () => {
    const made = await makeFirstCounty(db, exampleSource, readSetup(form()) as SetupForm, now)
    expect(made).toMatchObject({ key: '999901', name: '示例县' })
    expect(new Set(made.codes.map(({ code }) => code)).size).toBe(3)
    const permissions = await Promise.all(
      ['sys', 'sec', 'aud'].map(async (login) => {
        const found = await db.read('999901', (session) => findLogin(session, login, now))
        if (!found) return []
        const viewer = await db.read('999901', (session) => viewerOf(session, found, now))
        return viewer.grants.map(({ permission }) => permission)
      }),
    )
    expect(permissions).toEqual([['system.admin', 'logins.keep'], ['security.admin', 'logins.secure'], ['audit.read']])
  })

  it('做不成就什么也不留下', async () => {
    const wrong = { ...(readSetup(form()) as SetupForm), county: '999999' }
    await expect(makeFirstCounty(db, exampleSource, wrong, now)).rejects.toMatchObject({
      refusal: { code: 'unknown-county' },
    })
    expect(await db.read('999999', findCounty)).toBeUndefined()
  })
})

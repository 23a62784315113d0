import { type Browser, expect, type Page, test } from '@playwright/test'
import { totpCode } from '#platform/login/totp.ts'
import { atDesk, begin, home, look, pick, send, sizes } from './people.ts'

const both = async (page: Page, where: string): Promise<void> => {
  await look(page, where)
  await page.setViewportSize(sizes.phone)
  await look(page, `${where}，窄屏`)
  await page.setViewportSize(sizes.desk)
}

/** Somebody whom the office enters; the system administrator makes his log-in, and he enrols with the code in a browser of his own. */
const newcomer = async (browser: Browser, admin: Page, name: string, login: string): Promise<Page> => {
  const office = await atDesk(browser, 'office')
  const entered = { data: { id: crypto.randomUUID(), name }, headers: { origin: home } }
  expect((await office.request.post('/api/v1/people', entered)).status()).toBe(201)
  await admin.goto('/desk/accounts')
  await admin.getByRole('button', { name: '没有账号的' }).click()
  await admin.getByLabel('姓名或登录名').fill(name)
  const row = admin.locator('tbody tr').filter({ hasText: name })
  await row.getByRole('button', { name: '开账号' }).click()
  await row.getByLabel('登录名').fill(login)
  await row.getByRole('button', { name: '开账号，发登记码' }).click()
  const code = await admin.locator('.handed code').nth(1).innerText()
  await admin.getByRole('button', { name: '交好了' }).click()

  const context = await browser.newContext({ viewport: sizes.desk, baseURL: home })
  const page = await context.newPage()
  await page.goto('/desk/?enrol=1')
  await page.getByLabel('登录名').fill(login)
  await page.getByLabel('一次性登记码').fill(code)
  await page.getByRole('button', { name: '下一步' }).click()
  const secret = (await page.locator('.authenticator code').innerText()).replace(/\s/g, '')
  await page.getByLabel('新密码').fill('七条船中午才靠岸')
  await page.getByLabel('验证器上的六位码').fill(totpCode(secret, new Date()))
  await page.getByRole('button', { name: '登记，登录' }).click()
  await page.getByLabel('我已经打印或抄好了').check()
  await page.getByRole('button', { name: '进入工作台' }).click()
  await expect(page.getByRole('navigation', { name: '主菜单' })).toBeVisible()
  return page
}

const stateOf = async (page: Page): Promise<number> => (await page.context().request.get('/api/v1/login')).status()

/** Fills in the form that hands a post over. */
const handOver = async (page: Page, role: string, to: string, basis: string): Promise<void> => {
  await page.goto('/desk/administrators')
  await page.getByRole('link', { name: `交接 ${role}` }).click()
  await pick(page, '接任的人', to)
  await page.getByRole('radio', { name: '调离' }).check()
  await page.getByLabel('谁定的、依据').fill(basis)
}
const press = (page: Page) => page.getByRole('form', { name: '交接' }).getByRole('button', { name: /^交接/ }).click()

test('审计管理员调离：安全管理员一次交接，旧登录当下失效；安全管理员自己的岗位要系统管理员确认', async ({
  browser,
}) => {
  const mark = Date.now().toString(36)
  const [login, name, other] = [`successor-${mark}`, `接任${mark}`, `另任${mark}`]
  const admin = await atDesk(browser, 'admin')
  const security = await atDesk(browser, 'security')
  const old = await atDesk(browser, 'audit')
  const next = await newcomer(browser, admin, name, login)

  await security.goto('/desk/administrators')
  await expect(security.getByRole('row', { name: /审计管理员 邱明察/ })).toBeVisible()
  await both(security, '三名管理员')
  await security.getByRole('link', { name: '交接 审计管理员' }).click()
  await security.getByRole('combobox', { name: '接任的人' }).fill('吴可')
  await expect(security.getByText('吴可 · 已是三名管理员之一', { exact: false }).first()).toBeVisible()
  await handOver(security, '审计管理员', login, '办公室会议纪要第 9 期')
  await both(security, '交接管理员的岗位')
  await press(security)
  await expect(security.getByRole('heading', { level: 1, name: `邱明察 → ${name}` })).toBeVisible()
  await expect(security.getByText('已交接').first()).toBeVisible()
  await both(security, '一次交接')

  expect(await stateOf(old)).toBe(401)
  await old.getByRole('link', { name: '我能做什么' }).click()
  await expect(old.getByText('登录已失效')).toBeVisible()
  await next.goto('/desk/login-records')
  await expect(next.getByRole('heading', { level: 1, name: '登录记录' })).toBeVisible()
  await next.goto('/desk/administrators')
  await expect(next.getByRole('row', { name: new RegExp(`审计管理员 ${name}`) })).toBeVisible()

  await newcomer(browser, admin, other, `${login}-2`)
  await handOver(security, '安全管理员', `${login}-2`, '办公室会议纪要第 10 期')
  await press(security)
  await expect(security.getByRole('heading', { level: 1, name: `严守正 → ${other}` })).toBeVisible()
  await expect(security.getByRole('button', { name: /^确认交接/ })).toBeHidden()
  await admin.goto('/desk/')
  await admin
    .getByRole('link', { name: `严守正 → ${other}` })
    .first()
    .click()
  await both(admin, '等确认的交接')
  await begin(admin, '不同意')
  await admin.getByRole('form', { name: '不同意' }).getByLabel('理由').fill('会议纪要上不是这个人')
  await send(admin, '不同意')
  await expect(admin.getByText('没有同意').first()).toBeVisible()
  expect(await stateOf(security)).toBe(200)

  await admin.goto('/desk/accounts')
  await admin.getByRole('button', { name: '停用的' }).click()
  await admin.locator('tbody tr').filter({ hasText: '邱明察' }).getByRole('button', { name: '恢复' }).click()
  await expect(admin.locator('tbody tr').filter({ hasText: '邱明察' })).toBeHidden()
  await handOver(security, '审计管理员', '邱明察', '调回，办公室会议纪要第 11 期')
  await press(security)
  await expect(security.getByRole('heading', { level: 1, name: `${name} → 邱明察` })).toBeVisible()
  expect(await stateOf(next)).toBe(401)
  await atDesk(browser, 'audit')
})

import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test'
import { totpCode } from '#platform/login/totp.ts'
import { atDesk, home, look, sizes } from '../people.ts'

/** Passkeys are for names, not for addresses in figures. */
const byName = home.replace('127.0.0.1', 'localhost')

const half = 30_000
const password = '七条船中午才靠岸'

/** A browser of its own; with `hasKey` it has a security chip that says yes. */
const browserOf = async (browser: Browser, hasKey = false): Promise<{ page: Page; context: BrowserContext }> => {
  const context = await browser.newContext({ viewport: sizes.desk, baseURL: byName })
  const page = await context.newPage()
  page.on('pageerror', (error) => {
    throw new Error(`the page failed: ${error.message}`)
  })
  if (hasKey) {
    const cdp = await context.newCDPSession(page)
    await cdp.send('WebAuthn.enable')
    await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
  }
  return { page, context }
}

const both = async (page: Page, where: string): Promise<void> => {
  await look(page, where)
  await page.setViewportSize(sizes.phone)
  await look(page, `${where}，窄屏`)
  await page.setViewportSize(sizes.desk)
}

const first = async (page: Page, login: string): Promise<void> => {
  await page.getByLabel('登录名').fill(login)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page.getByText('请再用第二样确认是您本人')).toBeVisible()
}

const logOut = async (page: Page): Promise<void> => {
  await page.locator('button.user').click()
  await page.getByRole('menuitem', { name: '退出登录' }).click()
  await expect(page.getByLabel('登录名')).toBeVisible()
}

const isIn = (page: Page) => expect(page.getByRole('navigation', { name: '主菜单' })).toBeVisible()

test('工作人员第一次登录：登记码、自己的密码、验证器、备用码、通行密钥；安全管理员让他退出，审计管理员看得到', async ({
  browser,
}) => {
  const login = `staff-${Date.now().toString(36)}`
  const admin = await atDesk(browser, 'admin')
  await admin.goto('/desk/accounts')
  await admin.getByRole('button', { name: '没有账号的' }).click()
  const rows = admin.locator('tbody tr').filter({ has: admin.getByRole('button', { name: '开账号' }) })
  await admin.getByLabel('姓名或登录名').fill(await rows.first().locator('td').first().innerText())
  await expect.poll(() => rows.count()).toBeLessThan(20)
  const row = rows.first()
  await row.getByRole('button', { name: '开账号' }).click()
  await row.getByLabel('登录名').fill(login)
  await row.getByRole('button', { name: '开账号，发登记码' }).click()
  const code = await admin.locator('.handed code').nth(1).innerText()
  await both(admin, '发登记码')

  const { page: staff, context } = await browserOf(browser, true)
  await staff.goto('/desk/?enrol=1')
  await staff.getByLabel('登录名').fill(login)
  await staff.getByLabel('一次性登记码').fill(code)
  await both(staff, '凭登记码登记')
  await staff.getByRole('button', { name: '下一步' }).click()
  const secret = (await staff.locator('.authenticator code').innerText()).replace(/\s/g, '')
  await staff.getByLabel('新密码').fill('password123')
  await staff.getByLabel('验证器上的六位码').fill(totpCode(secret, new Date()))
  await staff.getByRole('button', { name: '登记，登录' }).click()
  await expect(staff.getByText('这个密码太常见')).toBeVisible()
  await staff.getByLabel('新密码').fill('shenqiu2024')
  await staff.getByRole('button', { name: '登记，登录' }).click()
  await expect(staff.getByText('这个密码由县名')).toBeVisible()
  await both(staff, '设密码和第二重验证')
  await staff.getByLabel('新密码').fill(password)
  await staff.getByLabel('验证器上的六位码').fill(totpCode(secret, new Date()))
  await staff.getByRole('button', { name: '登记，登录' }).click()
  const codes = staff.locator('.recovery code')
  await expect(codes).toHaveCount(10)
  const spare = await codes.first().innerText()
  await both(staff, '备用码')
  await staff.getByLabel('我已经打印或抄好了').check()
  await staff.getByRole('button', { name: '进入工作台' }).click()
  await isIn(staff)

  await logOut(staff)
  await first(staff, login)
  await both(staff, '第二重验证')
  await staff.getByLabel('验证器上的六位码').fill('000000')
  await staff.getByRole('button', { name: '登录', exact: true }).click()
  await expect(staff.getByText('验证没有通过')).toBeVisible()
  // The next code: the one of this half minute was used up by the enrolment.
  await staff.getByLabel('验证器上的六位码').fill(totpCode(secret, new Date(Date.now() + half)))
  await staff.getByRole('button', { name: '登录', exact: true }).click()
  await isIn(staff)

  await staff.goto('/desk/account')
  await staff.getByRole('button', { name: '再加一样' }).click()
  await staff.getByRole('button', { name: '建立通行密钥' }).click()
  await expect(staff.getByRole('listitem').filter({ hasText: '通行密钥' })).toBeVisible()
  await both(staff, '我的账号')
  await logOut(staff)
  await first(staff, login)
  await staff.getByRole('button', { name: /^用通行密钥/ }).click()
  await isIn(staff)

  const guard = await atDesk(browser, 'security')
  await guard.goto('/desk/sessions')
  await guard.getByLabel('姓名或登录名').fill(login)
  const session = guard.getByRole('row', { name: /密码和通行密钥/ })
  await both(guard, '会话')
  await session.getByRole('button', { name: '退出登录' }).click()
  await expect(session).toBeHidden()
  await expect.poll(async () => (await context.request.get('/api/v1/login')).status(), { timeout: 5000 }).toBe(401)
  await staff.getByRole('link', { name: '我能做什么' }).click()
  await expect(staff.getByText('登录已失效')).toBeVisible()

  await first(staff, login)
  await staff.getByRole('button', { name: '改用备用码' }).click()
  await staff.getByLabel('备用码').fill(spare)
  await staff.getByRole('button', { name: '登录', exact: true }).click()
  await isIn(staff)

  const auditor = await atDesk(browser, 'audit')
  await auditor.goto('/desk/login-records')
  await expect(auditor.getByRole('row', { name: new RegExp(`结束会话.*${login}.*security`) })).toBeVisible()
  await expect(auditor.getByRole('row', { name: new RegExp(`登录 .*备用码.*${login}`) })).toBeVisible()
  await both(auditor, '登录记录')
})

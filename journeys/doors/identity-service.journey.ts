import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { type Issuer, startIssuer } from '../../fixtures/outside/issuer.ts'
import { operate } from './operator.ts'
import { atDesk, home, look, sizes } from '../people.ts'

let issuer: Issuer

test.beforeAll(async () => {
  issuer = await startIssuer()
  const folder = await mkdtemp(join(tmpdir(), 'luzhi-secret-'))
  const file = join(folder, 'secret')
  await writeFile(file, issuer.secret, { mode: 0o600 })
  await operate('provider', 'set', '--issuer', issuer.url, '--client', issuer.client, '--secret-file', file)
  await rm(folder, { recursive: true })
})

test.afterAll(async () => {
  await operate('provider', 'remove')
  issuer.close()
})

const both = async (page: Page, where: string): Promise<void> => {
  await look(page, where)
  await page.setViewportSize(sizes.phone)
  await look(page, `${where}，窄屏`)
  await page.setViewportSize(sizes.desk)
}

/** What the person does at the service itself. */
const agreeAs = async (page: Page, subject: string): Promise<void> => {
  await page.getByLabel('您的编号').fill(subject)
  await page.getByRole('button', { name: '同意登录' }).click()
}

test('省统一身份认证：没关联进不来，关联以后从那里登录，不同意就没登录，取消关联又进不来；审计管理员都看得到', async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: sizes.desk, baseURL: home })
  const page = await context.newPage()
  const goThere = () => page.getByRole('button', { name: '用省统一身份认证登录' }).click()
  await page.goto('/desk/')
  await goThere()
  await agreeAs(page, 'h-4711')
  await expect(page.getByText('还没有关联账号')).toBeVisible()
  await both(page, '没有关联')

  const staff = await atDesk(browser, 'farming-drafter')
  await staff.goto('/desk/account')
  await staff.getByRole('button', { name: '关联省统一身份认证' }).click()
  await agreeAs(staff, 'h-4711')
  await expect(staff.getByText('关联好了，下次可以从那里登录。')).toBeVisible()
  await both(staff, '关联好了')

  await goThere()
  await page.getByRole('link', { name: '不同意' }).click()
  await expect(page.getByText('您没有同意')).toBeVisible()
  await goThere()
  await agreeAs(page, 'h-4711')
  await expect(page.getByRole('navigation', { name: '主菜单' })).toBeVisible()
  const name = await staff.locator('button.user').innerText()
  await expect(page.locator('button.user')).toHaveText(name)

  await staff.getByRole('button', { name: '取消关联' }).click()
  await expect(staff.getByText('只有您本人现在的登录能关联')).toBeVisible()
  await page.locator('button.user').click()
  await page.getByRole('menuitem', { name: '退出登录' }).click()
  await goThere()
  await agreeAs(page, 'h-4711')
  await expect(page.getByText('还没有关联账号')).toBeVisible()

  const auditor = await atDesk(browser, 'audit')
  await auditor.goto('/desk/login-records')
  const row = (words: RegExp) => auditor.getByRole('row', { name: words }).first()
  await expect(row(/取消关联省统一身份 farming-drafter/)).toBeVisible()
  await expect(row(/登录 省统一身份认证.*farming-drafter/)).toBeVisible()
  await expect(row(/登录失败 省统一身份认证 没有这个账号/)).toBeVisible()
})

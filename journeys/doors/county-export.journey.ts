import { expect, type Page, test } from '@playwright/test'
import { atDesk, begin, look, send, sizes } from '../people.ts'

const both = async (page: Page, where: string): Promise<void> => {
  await look(page, where)
  await page.setViewportSize(sizes.phone)
  await look(page, `${where}，窄屏`)
  await page.setViewportSize(sizes.desk)
}

test('含联系方式的整县导出：系统管理员申请，安全管理员放行，双方看得到在服务器上怎么导出，导出以前收回', async ({
  browser,
}) => {
  const admin = await atDesk(browser, 'admin')
  await admin.getByRole('link', { name: '整县导出' }).first().click()
  await expect(admin.getByText('还没有人申请过')).toBeVisible()
  await both(admin, '还没有人申请')
  await admin.getByRole('link', { name: '申请导出' }).click()
  await admin.getByLabel('交给谁').fill('省级代表履职平台')
  await admin.getByLabel('理由').fill('整体迁移到省级平台，对方要继续联系反映人')
  await both(admin, '申请导出')
  await send(admin, '申请导出')
  await expect(admin.getByText('等安全管理员放行').first()).toBeVisible()
  await expect(admin.getByRole('button', { name: /^放行/ })).toHaveCount(0)

  const security = await atDesk(browser, 'security')
  await security.getByRole('link', { name: '整县导出' }).first().click()
  await security.getByRole('link', { name: '省级代表履职平台' }).click()
  await begin(security, '放行')
  await both(security, '放行')
  await send(security, '放行')
  await expect(security.getByText('--with-personal --release')).toBeVisible()
  await both(security, '已放行')
  await begin(security, '不放行')
  await security.getByLabel('理由').fill('对方改用不含联系方式的')
  await send(security, '不放行')
  await expect(security.getByText('--with-personal --release')).toHaveCount(0)
})

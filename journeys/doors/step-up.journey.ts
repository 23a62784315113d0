import { expect, test } from '@playwright/test'
import { totpCode } from '#platform/login/totp.ts'
import { tenMinutesLater } from './operator.ts'
import { atDesk, look, sizes } from '../people.ts'

const half = 30_000

test('要紧的事再问一次是不是本人：不办了就什么也没做，验证错了不放行，确认以后接着办，五分钟内不再问', async ({
  browser,
}) => {
  const page = await atDesk(browser, 'farming-head')
  await page.goto('/desk/account')
  await page.getByRole('button', { name: '加一样', exact: true }).click()
  const secret = (await page.locator('.authenticator code').innerText()).replace(/\s/g, '')
  await page.getByLabel('验证器上的六位码').fill(totpCode(secret, new Date()))
  await page.getByRole('button', { name: '加上' }).click()
  const factor = page.getByRole('listitem').filter({ hasText: '验证器' })
  await expect(factor).toBeVisible()

  await tenMinutesLater('farming-head')
  await page.getByLabel('用途').fill('每月取一次意见')
  await page.getByLabel('看群众意见').check()
  await page.getByRole('button', { name: '生成令牌' }).click()
  const dialog = page.getByRole('dialog', { name: '请再确认是您本人' })
  await expect(dialog.getByLabel('验证器上的六位码')).toBeFocused()
  await look(page, '再确认是本人')
  await page.setViewportSize(sizes.phone)
  await look(page, '再确认是本人，窄屏')
  await page.setViewportSize(sizes.desk)
  await dialog.getByRole('button', { name: '不办了' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('办这件事以前，请再确认一次是您本人')).toBeVisible()
  await expect(page.getByText('请现在抄走')).toBeHidden()
  await expect(page.getByLabel('用途')).toHaveValue('每月取一次意见')

  await page.getByRole('button', { name: '生成令牌' }).click()
  await dialog.getByLabel('验证器上的六位码').fill('000000')
  await dialog.getByRole('button', { name: '确认' }).click()
  await expect(dialog.getByText('验证没有通过')).toBeVisible()
  // The next code: the one of this half minute was used up when the authenticator was added.
  await dialog.getByLabel('验证器上的六位码').fill(totpCode(secret, new Date(Date.now() + half)))
  await dialog.getByRole('button', { name: '确认' }).click()
  await expect(page.getByText('请现在抄走')).toBeVisible()
  await look(page, '令牌')

  await factor.getByRole('button', { name: '移除' }).click()
  await expect(page.getByText('还没有第二重验证')).toBeVisible()
  await expect(dialog).toBeHidden()
})

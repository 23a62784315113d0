import { expect, test } from '@playwright/test'
import { atDesk, begin, look, send, sizes } from './people.ts'

test('代表辞职被接受：资格终止，委员职务随之终止，公告写好', async ({ browser }) => {
  const page = await atDesk(browser, 'office')
  await page.goto('/desk/teams?tab=committee')
  const member = page.locator('table.registers tbody tr', { hasText: '常委会委员' }).first().getByRole('link')
  const name = await member.innerText()
  await look(page, '四支队伍')
  await member.click()
  await expect(page.getByRole('heading', { name })).toBeVisible()
  await expect(page.getByRole('link', { name: /常委会 常委会委员/ })).toBeVisible()
  await look(page, '一个人')

  await page.goto(`/desk/teams?tab=deputies&q=${encodeURIComponent(name)}`)
  await page.locator('table.registers tbody a').first().click()
  await begin(page, '终止代表资格')
  await page.getByText('辞职被接受', { exact: true }).click()
  await page.getByLabel('终止日期').fill('2026-11-20')
  await page.getByLabel('终止日期').press('Enter')
  await page.getByLabel('依据').fill('县十六届人大常委会第二十三次会议')
  await send(page, '终止代表资格')
  await expect(page.getByText('特此公告。')).toBeVisible()
  await expect(page.getByText(/职务相应终止/).first()).toBeVisible()
  await look(page, '公告')
  await page.setViewportSize(sizes.phone)
  await look(page, '公告在手机上')

  await page.setViewportSize(sizes.desk)
  await page.locator('dl.facts').getByRole('link', { name }).click()
  await expect(page.getByText('代表资格终止').first()).toBeVisible()
  await page.setViewportSize(sizes.phone)
  await look(page, '人员在手机上')
})

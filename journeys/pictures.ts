import { test } from '@playwright/test'
import { atDesk, citizen, home, sizes } from './people.ts'

const shot = (name: string) => ({ path: `docs/pictures/${name}.png` })

test('待办', async ({ browser }) => {
  for (const [size, name] of [
    [sizes.desk, 'desk-tasks'],
    [sizes.phone, 'desk-tasks-phone'],
  ] as const) {
    const page = await atDesk(browser, 'keeper', size)
    await page.goto('/desk/', { waitUntil: 'networkidle' })
    await page.screenshot(shot(name))
  }
})

test('一件意见', async ({ browser }) => {
  const page = await atDesk(browser, 'keeper', sizes.desk)
  await page.goto('/desk/', { waitUntil: 'networkidle' })
  await page
    .getByRole('button', { name: /^交办/ })
    .or(page.getByRole('link', { name: /^交办/ }))
    .first()
    .click()
  await page.getByText('送出以后').waitFor()
  await page.waitForLoadState('networkidle')
  await page.screenshot(shot('desk-record'))
})

test('公众页', async ({ browser }) => {
  const page = await citizen(browser)
  await page.goto(home, { waitUntil: 'networkidle' })
  await page.screenshot({ ...shot('portal-home-phone'), fullPage: true })
  await page.goto('/say')
  await page.getByLabel('什么事').fill('村口到县道的路坑洼多年，雨天孩子上学要绕行，希望修补路面。')
  await page.getByLabel('乡镇、街道').selectOption({ label: '付井镇' })
  await page.getByRole('button', { name: /拿凭证/ }).click()
  await page.getByText('凭证码').first().waitFor()
  await page.screenshot({ ...shot('portal-receipt-phone'), fullPage: true })
})

import { type Page, test } from '@playwright/test'
import { atDesk, citizen, home, sizes } from './people.ts'

/** A page of the desk, whole. */
const deskShot = async (page: Page, path: string, name: string): Promise<void> => {
  await page.goto(`/desk/${path}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
  await page.screenshot(shot(name))
}

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

test('人员、职务、代表资格', async ({ browser }) => {
  const page = await atDesk(browser, 'office', sizes.desk)
  await page.goto('/desk/people?township=411624105')
  await page.locator('tbody a').first().click()
  await page.getByRole('heading', { name: '职务' }).waitFor()
  await page.waitForLoadState('networkidle')
  await page.screenshot(shot('desk-person'))
  await deskShot(page, 'teams?tab=committee', 'desk-posts')
})

test('账号、自己的账号', async ({ browser }) => {
  await deskShot(await atDesk(browser, 'admin', sizes.desk), 'accounts', 'desk-accounts')
  await deskShot(await atDesk(browser, 'office', sizes.desk), 'account', 'desk-own-account')
})

test('代表：谁代表我、公开页、代表证、手机', async ({ browser }) => {
  const citizens = await citizen(browser)
  await citizens.goto('/who?village=411624105226', { waitUntil: 'networkidle' })
  await citizens.screenshot({ ...shot('portal-who-phone'), fullPage: true })
  await citizens.locator('h3 a').first().click()
  await citizens.screenshot({ ...shot('portal-deputy-phone'), fullPage: true })

  const office = await atDesk(browser, 'office', sizes.desk)
  await office.goto('/desk/cards?tab=wanting&level=county&township=411624105')
  await office.getByRole('button', { name: /发证$/ }).click()
  await office.getByRole('link', { name: '打印这一批' }).click()
  await office.getByRole('button', { name: '打印' }).waitFor()
  await office.waitForLoadState('networkidle')
  await office.screenshot(shot('desk-cards'))

  await office.goto('/desk/phones')
  const answered = office.waitForResponse((one) => one.url().endsWith('/phones/codes') && one.ok())
  await office.getByRole('button', { name: '出绑定二维码' }).first().click()
  const { url } = (await (await answered).json()) as { url: string }
  await office.locator('.bind-figures').waitFor()
  await office.screenshot(shot('desk-phone-code'))

  const context = await browser.newContext({ viewport: sizes.phone, baseURL: home, hasTouch: true })
  const phone = await context.newPage()
  await phone.goto(url)
  await phone.getByLabel('设一个六位数字口令').fill('402917')
  await phone.getByLabel('口令再输一遍').fill('402917')
  await phone.getByRole('button', { name: '绑定这部手机' }).click()
  await phone.getByRole('heading', { name: '我的代表资格' }).waitFor()
  await phone.waitForLoadState('networkidle')
  await phone.screenshot(shot('phone-own'))
})

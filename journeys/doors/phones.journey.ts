import { type Browser, expect, type Page, test } from '@playwright/test'
import { atDesk, home, look, sizes } from '../people.ts'

const phoneOf = async (browser: Browser): Promise<Page> => {
  const context = await browser.newContext({ viewport: sizes.phone, baseURL: home, hasTouch: true })
  return context.newPage()
}

/** Makes a code for a deputy; what the QR code opens. */
const codeFor = async (office: Page, name: string, button: string): Promise<string> => {
  const row = office.getByRole('row', { name })
  const answered = office.waitForResponse((one) => one.url().endsWith('/phones/codes') && one.ok())
  await row.getByRole('button', { name: button }).click()
  const { url } = (await (await answered).json()) as { url: string }
  await expect(office.getByRole('heading', { name: `${name}代表，请绑定您的手机` })).toBeVisible()
  return url
}

test('代表的手机：办公室出二维码，扫一次绑定，以后凭六位口令；丢了由办公室解除', async ({ browser }) => {
  const office = await atDesk(browser, 'office')
  await office.goto('/desk/phones')
  await expect(office.getByRole('heading', { name: '代表手机' })).toBeVisible()
  const free = office.locator('tbody tr').filter({ has: office.getByRole('button', { name: '出绑定二维码' }) })
  await expect(free.first()).toBeVisible()
  const names = await free.locator('td:first-child').allInnerTexts()
  const name = names.find((one) => names.filter((other) => other === one).length === 1) ?? ''
  await look(office, '代表手机')
  const url = await codeFor(office, name, '出绑定二维码')
  await look(office, '给代表看的二维码')
  await office.setViewportSize(sizes.phone)
  await look(office, '给代表看的二维码，窄屏')
  await office.setViewportSize(sizes.desk)

  const phone = await phoneOf(browser)
  await phone.goto(url)
  await expect(phone.getByRole('heading', { name: '绑定这部手机' })).toBeVisible()
  expect(phone.url()).not.toContain(url.split('#')[1])
  await look(phone, '绑定页')
  const pins = async (pin: string, again = pin) => {
    await phone.getByLabel('设一个六位数字口令').fill(pin)
    await phone.getByLabel('口令再输一遍').fill(again)
    await phone.getByRole('button', { name: '绑定这部手机' }).click()
  }
  await pins('402917', '402971')
  await expect(phone.getByRole('alert')).toContainText('两遍口令不一样')
  await pins('123456')
  await expect(phone.getByRole('alert')).toContainText('不能是连号')
  await pins('402917')
  await expect(phone.getByRole('heading', { name: `${name}代表` })).toBeVisible()
  await expect(phone.getByRole('heading', { name: '我的代表资格' })).toBeVisible()
  await expect(phone.getByRole('heading', { name: '群众最近说了什么' })).toBeVisible()
  await look(phone, '代表自己的一页')
  await expect(office.getByText(`${name}代表的手机绑定好了`)).toBeVisible()

  await phone.getByRole('button', { name: '退出登录' }).click()
  await expect(phone.getByText('已经退出')).toBeVisible()
  await look(phone, '输口令')
  const enter = async (pin: string) => {
    await phone.getByLabel('六位口令').fill(pin)
    await phone.getByRole('button', { name: '登录' }).click()
  }
  await enter('402918')
  await expect(phone.getByRole('alert')).toContainText('还可以试 4 次')
  await enter('402917')
  await expect(phone.getByRole('heading', { name: `${name}代表` })).toBeVisible()

  await office.getByRole('button', { name: '返回名单' }).click()
  const mine = office.getByRole('row', { name })
  await expect(mine.getByText(/绑定 Chrome/)).toBeVisible()
  await mine.getByRole('button', { name: '解除绑定' }).click()
  await mine.getByRole('button', { name: /^确定解除/ }).click()
  await expect(mine.getByText('没有绑定')).toBeVisible()
  await expect.poll(async () => (await phone.request.get('/api/v1/login')).status(), { timeout: 5000 }).toBe(401)
  await phone.reload()
  await enter('402917')
  await expect(phone.getByRole('alert')).toContainText('请到办公室重新扫码绑定')
  await phone.reload()
  await expect(phone.getByRole('heading', { name: '这部手机还没有绑定' })).toBeVisible()
  await look(phone, '没有绑定的手机')

  await phone.getByRole('link', { name: '我有办公室给的 12 个数字' }).click()
  await codeFor(office, name, '出绑定二维码')
  await phone.getByLabel('办公室给的 12 个数字').fill(await office.locator('.bind-figures').innerText())
  await pins('730264')
  await expect(phone.getByRole('heading', { name: `${name}代表` })).toBeVisible()
})

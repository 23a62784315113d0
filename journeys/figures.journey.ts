import { expect, type Page, test } from '@playwright/test'
import { answered, atDesk, look } from './people.ts'

const today = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai' }).format(new Date())
const period = `from=${today}&to=${today}`

/** A number as it stands on the screen. */
const numberIn = async (page: Page, selector: string): Promise<number> =>
  Number((await page.locator(selector).first().innerText()).replace(/\D/g, ''))

/** How many records are listed, once all of them are. */
const listed = async (page: Page): Promise<number> => {
  const more = page.getByRole('button', { name: '再列一些' })
  await expect(page.getByText(/条，与 \d+ 件一致|已列出/)).toBeVisible()
  while (await more.isVisible()) await more.click()
  await expect(page.getByText(/条，与 \d+ 件一致/)).toBeVisible()
  return page.locator('table.counted tbody tr').count()
}

test('数字、分项、记录，三样在屏幕上对得上', async ({ browser }) => {
  const page = await atDesk(browser, 'leader')
  const keeper = await atDesk(browser, 'keeper')
  for (const n of [1, 2, 3]) await answered(keeper, `统计里的第${n}件事。`)
  await page.goto(`/desk/figures/opinions?${period}`)
  await expect(page.getByRole('heading', { name: /^记录 \d+ 件$/ })).toBeVisible()
  const value = await numberIn(page, '.big')
  expect(value).toBeGreaterThanOrEqual(3)
  expect(await listed(page)).toBe(value)
  await look(page, '一个数')

  const lines = page.locator('table.breakdown tbody tr:not(.sum)')
  const sums = (await lines.locator('td:nth-child(2)').allInnerTexts()).map(Number)
  expect(sums.reduce((sum, count) => sum + count, 0)).toBe(value)
  await expect(page.locator('table.breakdown tr.sum td').first()).toHaveText(String(value))
  for (const line of await lines.all()) {
    const cells = (await line.locator('td.n').allInnerTexts()).map(Number)
    expect(cells.slice(1).reduce((sum, count) => sum + count, 0)).toBe(cells[0])
  }

  const cell = page.locator('table.breakdown tbody tr:not(.sum) td:nth-child(n+3) a').first()
  const part = Number(await cell.innerText())
  await cell.click()
  await expect(page.getByRole('heading', { name: new RegExp(` · .* ${part} 件$`) })).toBeVisible()
  expect(await listed(page)).toBe(part)
  await page.getByRole('link', { name: '看全部' }).click()
  await expect(page.getByRole('heading', { name: `记录 ${value} 件` })).toBeVisible()
  await page.locator('table.counted tbody a').first().click()
  await expect(page).toHaveURL(/\/desk\/opinions\/[0-9a-f-]{36}/)
})

test('待办页上的数点开就是记录，屏幕和接口说同一个数', async ({ browser }) => {
  const page = await atDesk(browser, 'leader')
  const first = page.locator('.figs a', { hasText: '收到的群众意见' }).first()
  const shown = Number((await first.locator('b').innerText()).replace(/\D/g, ''))
  await first.click()
  await expect(page.getByRole('heading', { name: `记录 ${shown} 件` })).toBeVisible()
  const { value } = (await (
    await page.request.get(`/api/v1/figures/opinions?from=${today.slice(0, 4)}-01-01&to=${today}`)
  ).json()) as { value: number }
  expect(value).toBe(shown)
})

import { expect, test } from '@playwright/test'
import { answered, atDesk, look } from './people.ts'

interface Value {
  readonly value: number
  readonly rows: readonly { readonly value: number; readonly keys: readonly { readonly code: string | null }[] }[]
}

test('数字、分项、记录，三样对得上', async ({ browser }) => {
  const page = await atDesk(browser, 'leader')
  const keeper = await atDesk(browser, 'keeper')
  for (const n of [1, 2, 3]) await answered(keeper, `统计里的第${n}件事。`)
  const today = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai' }).format(new Date())
  const period = `from=${today}&to=${today}`
  const figure = (await (
    await page.request.get(`/api/v1/figures/opinions?${period}&by=township,result`)
  ).json()) as Value
  const records = (await (await page.request.get(`/api/v1/figures/opinions/records?${period}&limit=200`)).json()) as {
    items: unknown[]
    total: number
  }
  expect(figure.value).toBeGreaterThanOrEqual(3)
  expect(figure.rows.reduce((sum, { value }) => sum + value, 0)).toBe(figure.value)
  expect([records.total, records.items.length]).toEqual([figure.value, figure.value])
  for (const { value, keys } of figure.rows) {
    const where = keys.map(({ code }, index) => `${['township', 'result'][index]}:${code}`).join(',')
    const part = (await (
      await page.request.get(`/api/v1/figures/opinions/records?${period}&where=${where}`)
    ).json()) as { total: number }
    expect([where, part.total]).toEqual([where, value])
  }
  await page.goto('/desk/figures/opinions')
  await expect(page.locator('h1:visible').first()).toBeVisible()
  await look(page, '一个数')
  await page.goto(`/desk/figures/opinions?${period}`)
  await expect(page.getByText(String(figure.value)).first()).toBeVisible()
})

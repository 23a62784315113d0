import { writeFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { workbook } from '../fixtures/workbook.ts'
import { atDesk, begin, look, pick, send, sizes } from './people.ts'

test('乡镇人大换届：定名额，登记结果，审查资格，预演，一件事办完', async ({ browser }) => {
  const page = await atDesk(browser, 'office')
  await page.goto('/desk/handovers')
  await look(page, '换届')
  await page.getByRole('link', { name: '准备换届' }).click()
  const form = page.getByRole('form', { name: '准备换届' })
  await pick(page, '人民代表大会', '白集镇人民代表大会')
  await form.getByLabel('新一届是第几届').fill('17')
  await form.getByLabel('第一次会议开幕日').fill('2026-11-20')
  await form.getByLabel('第一次会议开幕日').press('Enter')
  await form.getByRole('button', { name: /^准备换届/ }).click()
  await expect(page.getByRole('heading', { name: /白集镇人民代表大会/ })).toBeVisible()

  await begin(page, '定选区和名额')
  await page.locator('table.inset input.ant-input-number-input').first().fill('3')
  await look(page, '选区和名额')
  await send(page, '定选区和名额')
  await begin(page, '开始登记结果')
  await send(page, '开始登记结果')
  const plan = page.url()

  const { items } = await (
    await page.request.get('/api/v1/constituencies?level=township&township=411624108&limit=1')
  ).json()
  const path = test.info().outputPath('选举结果.xlsx')
  const head = ['姓名', '性别', '出生年月', '代表大会', '选区', '当选日期', '选民数', '投票人数', '得票数']
  const row = (name: string, votes: number) =>
    [name, '女', '1985.03', '白集镇人民代表大会', items[0].name, '2026-11-10', 3000, 2600, votes] as const
  writeFileSync(path, await workbook({ name: '结果', rows: [head, row('换届演示甲', 2100), row('换届演示乙', 1200)] }))
  await page.getByRole('link', { name: '从表格导入' }).click()
  await page.getByLabel('选择文件').setInputFiles(path)
  await page.getByRole('button', { name: '按此核对' }).click()
  await expect(page.getByText('得票不够当选：至少要 1301 票（选举法 45）')).toBeVisible()
  await look(page, '核对选举结果')
  await page.getByRole('button', { name: '导入 1 行' }).click()
  await expect(page.getByText('已导入 1')).toBeVisible()
  await page.goto(plan)
  await expect(page.getByRole('link', { name: '换届演示甲' }).first()).toBeVisible()

  await page.getByRole('link', { name: '登记当选' }).last().click()
  await pick(page, '人员', '丁示丰')
  await pick(page, '选区', items[0].name)
  await page.getByLabel('当选日期').fill('2026-11-10')
  await page.getByLabel('当选日期').press('Enter')
  const entry = page.getByRole('form', { name: '登记当选' })
  await entry.getByRole('button', { name: /^登记当选/ }).click()
  await expect(page.getByText('当选，待资格审查').first()).toBeVisible()

  await page.goto(plan.replace(/\?.*$/, ''))
  await expect(page.getByText('还没有确认过资格的新一届代表')).toBeVisible()
  await begin(page, '确认代表资格')
  await page.getByLabel('依据').fill('代表资格审查委员会的报告')
  await send(page, '确认代表资格')
  await expect(page.getByText('预演：完成换届会怎样')).toBeVisible()
  await look(page, '预演')
  await page.setViewportSize(sizes.phone)
  await look(page, '预演在手机上')
  await page.setViewportSize(sizes.desk)
  await begin(page, '完成换届')
  await send(page, '完成换届')
  await expect(page.getByText('换届结果')).toBeVisible()
  await look(page, '换完')
  await page.goto('/desk/terms?tab=township&township=411624108')
  await expect(page.getByRole('link', { name: /第(十七|17)届/ })).toBeVisible()
})

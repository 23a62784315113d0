import { readFileSync, writeFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { openSheets } from '#platform/sheets/open-sheets.ts'
import { type Put, workbook } from '../fixtures/workbook.ts'
import { atDesk, look, sizes } from './people.ts'

/** As the county kept them: a title over all, its own words for the columns, days as people write them. */
const headers = [
  '序号',
  '代表姓名',
  '性别',
  '出生',
  '政治面貌',
  '第几届',
  '在哪个选区选出',
  '何时选出',
  '终止时间',
  '终止原因',
]
const deputies: readonly Put[][] = [
  [1, '届历演示甲', '男', '1958.03', '中共', '第十五届', '老城关第三选区', '2017年2月18日', '2021-12-30', '换届'],
  [2, '届历演示乙', '女', '1963.11', '群众', '15', '', '2017-02-18', '2019-06-01', '调离'],
  [3, '届历演示丙', '男', '1961.07', '中共', '15', '', '2017-02-18', '2021-12-30', '换届'],
]

const fileOf = async (name: string, rows: readonly (readonly Put[])[]): Promise<string> => {
  const path = test.info().outputPath(name)
  const sheet = {
    name: '往届代表',
    rows: [['某某县第十五届人大代表名册（编造）'], headers, ...rows],
    merges: ['A1:J1'],
  }
  writeFileSync(path, await workbook(sheet))
  return path
}

const bring = async (page: Page, list: string, path: string): Promise<void> => {
  await page.getByRole('link', { name: '导入导出' }).click()
  await page.getByRole('link', { name: `导入 ${list}`, exact: true }).click()
  await page.getByLabel('选择文件').setInputFiles(path)
  await expect(page.getByRole('heading', { name: '表里的哪一列，是名册的哪一项' })).toBeVisible()
}

/** The choice of a column for an item; the label of each choice holds the names of all columns too. */
const place = (page: Page, item: string) =>
  page
    .locator('.pairs label')
    .filter({ has: page.locator('span', { hasText: new RegExp(`^${item}`) }) })
    .getByRole('combobox')

test('往届代表：用县里自己的表，对列、改错、认定重名的，看得到结果，导得出来', async ({ browser }) => {
  const office = await atDesk(browser, 'office')
  const personList = test.info().outputPath('人员.csv')
  writeFileSync(personList, '姓名,性别,职业\n届历演示丙,男,退休教师\n')
  await bring(office, '人员和职务', personList)
  await office.getByRole('button', { name: '按此核对' }).click()
  await office.getByRole('button', { name: '导入 1 行' }).click()
  await expect(office.getByText('已导入 1')).toBeVisible()

  const wrong: Put[] = [4, '届历演示丁', '女', '1966.01', '中共', '15', '', '2017-02-30', '', '']
  await bring(office, '代表（含历届）', await fileOf('往届.xlsx', [...deputies, wrong]))
  await expect(office.getByText('还没有对上：姓名、届次、当选日期')).toBeVisible()
  for (const [item, header] of [
    ['姓名', '代表姓名'],
    ['届次', '第几届'],
    ['选区', '在哪个选区选出'],
    ['当选日期', '何时选出'],
  ] as const)
    await place(office, item).selectOption({ label: header })
  await look(office, '对列')
  await office.getByRole('button', { name: '按此核对' }).click()
  await expect(office.getByText('没有这一天')).toBeVisible()
  await look(office, '核对')
  await office.getByRole('button', { name: /^疑似已有/ }).click()
  await office.getByRole('button', { name: /届历演示丙.*是同一个/ }).click()
  await office.getByRole('button', { name: '导入 3 行' }).click()
  await expect(office.getByText('已导入 3')).toBeVisible()

  await bring(
    office,
    '代表（含历届）',
    await fileOf('往届改.xlsx', [...deputies, [...wrong.slice(0, 7), '2017-02-18', '', '']]),
  )
  await expect(office.getByText('还没有对上')).toHaveCount(0)
  await office.getByRole('button', { name: '按此核对' }).click()
  await expect(office.getByRole('button', { name: '无变化 3' })).toBeVisible()
  await office.getByRole('button', { name: '导入 1 行' }).click()
  await expect(office.getByText('已导入 1')).toBeVisible()
  await office.setViewportSize(sizes.phone)
  await look(office, '结果，手机')
  await office.setViewportSize(sizes.desk)

  await office.getByRole('link', { name: '导入导出' }).click()
  const [download] = await Promise.all([
    office.waitForEvent('download'),
    office.getByRole('button', { name: '导出现有 代表（含历届）' }).click(),
  ])
  const sheets = await openSheets(readFileSync(await download.path()))
  const rows: string[][] = []
  for await (const { cells } of sheets.rows(sheets.sheets[0]?.name ?? '')) rows.push(cells.map(({ text }) => text))
  const row = rows.find(([name]) => name === '届历演示甲')
  expect(row).toEqual(expect.arrayContaining(['15', '老城关第三选区', '2017-02-18', '2021-12-30', '任期届满']))
})

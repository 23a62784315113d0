import { writeFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { checksumOf } from '#platform/sheets/id-number.ts'
import { workbook } from '../fixtures/workbook.ts'
import { atDesk, look, sizes } from './people.ts'

const card = (serial: number): string => {
  const first = `41162419700105${String(serial).padStart(3, '0')}`
  return first + checksumOf(first)
}

const headers = ['姓名', '民族', '政治面貌', '身份证号', '出生年月']
const good = Array.from({ length: 18 }, (_, at) => [`导入演示${at + 1}`, '汉族', '中共党员', card(500 + at), null])

const fileOf = async (name: string, rows: readonly (string | null)[][]): Promise<string> => {
  const path = test.info().outputPath(name)
  writeFileSync(
    path,
    await workbook({ name: '人员', rows: [['演示县人员名册（编造）'], headers, ...rows], merges: ['A1:E1'] }),
  )
  return path
}

const choose = async (page: Page, path: string): Promise<void> => {
  await page.getByLabel('选择文件').setInputFiles(path)
  await expect(page.getByRole('heading', { name: '表里的哪一列，是名册的哪一项' })).toBeVisible()
}

test('办公室导入二十个人，两行不对；改好再导，一个不多', async ({ browser }) => {
  const office = await atDesk(browser, 'office')
  await office.getByRole('link', { name: '导入导出' }).click()
  await expect(office.getByRole('heading', { level: 1, name: '导入导出' })).toBeVisible()
  await look(office, '导入导出')
  await office.getByRole('link', { name: '导入 人员和职务' }).click()
  const wrong = [
    ['导入演示十九', '汉族', '中共党员', `${card(600).slice(0, 17)}${card(600)[17] === '0' ? '1' : '0'}`, null],
    ['导入演示二十', '汉族', '群众', null, '70年'],
  ]
  await choose(office, await fileOf('名册.xlsx', [...good, ...wrong]))
  await look(office, '对列')
  await office.getByRole('button', { name: '按此核对' }).click()
  await expect(office.getByText('身份证号校验位不对，可能抄错了一位')).toBeVisible()
  await expect(office.getByText('不是日期，应写成 2026-11-24')).toBeVisible()
  await look(office, '核对')
  await office.getByRole('button', { name: '导入 18 行' }).click()
  await expect(office.getByRole('heading', { name: '已完成' })).toBeVisible()
  await expect(office.getByText('已导入 18')).toBeVisible()
  await look(office, '结果')

  await office.getByRole('link', { name: '再导入一个文件' }).click()
  const mended = [
    ['导入演示十九', '汉族', '中共党员', card(600), null],
    ['导入演示二十', '汉族', '群众', null, '1970年1月'],
  ]
  await choose(office, await fileOf('名册改.xlsx', [...good, ...mended]))
  await office.getByRole('button', { name: '按此核对' }).click()
  await office.getByRole('button', { name: '导入 2 行' }).click()
  await expect(office.getByText('已导入 2')).toBeVisible()
  await expect(office.getByRole('button', { name: '无变化 18' })).toBeVisible()
  await office.setViewportSize(sizes.phone)
  await look(office, '结果，手机')
})

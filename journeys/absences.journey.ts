import { expect, test } from '@playwright/test'
import { atDesk, look, send, sizes } from './people.ts'

test('登记谁没有到会，第一次就提醒；法律提醒、变更申请、可能重复的人都看得到', async ({ browser }) => {
  const page = await atDesk(browser, 'office')
  await page.goto('/desk/teams')
  await page.getByRole('link', { name: '出席和提醒' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '出席人代会' })).toBeVisible()
  await look(page, '缺席')
  await page.getByRole('link', { name: '登记缺席' }).click()
  await expect(page.getByText('先选一次会议')).toBeVisible()
  await page
    .getByRole('link', { name: /第五次会议/ })
    .first()
    .click()
  const record = page.getByRole('link', { name: /^登记缺席 / }).first()
  const name = ((await record.getAttribute('aria-label')) ?? '').replace('登记缺席 ', '')
  await look(page, '登记缺席')
  await record.click()
  await send(page, '登记缺席')
  await expect(page.getByText('已有一次未请假缺席人代会').first()).toBeVisible()
  await page.goto('/desk/absences?tab=notes')
  await expect(page.getByText(`${name} 未请假缺席人代会一次`)).toBeVisible()
  await look(page, '法律提醒')

  await page.goto('/desk/changes')
  await expect(page.getByText('没有等待审核的变更')).toBeVisible()
  await look(page, '申请变更')
  await page.goto('/desk/people-pairs')
  await expect(page.getByRole('heading', { name: '可能重复的人' })).toBeVisible()
  await page.setViewportSize(sizes.phone)
  await look(page, '可能重复的人')
})

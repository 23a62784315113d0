import { expect, test } from '@playwright/test'
import { atDesk, look, said, sizes } from '../people.ts'

test('出了事，审计管理员查谁动过这一件：看得到谁、何时，看不到内容；导出一份，查和导出都留着', async ({ browser }) => {
  const keeper = await atDesk(browser, 'keeper')
  const one = await said(keeper, '校门口没有斑马线，学生过马路危险。', { authorPhone: '13700001234' })
  await keeper.request.post(`/api/v1/opinions/${one.id}/actions/reveal`, {
    headers: { origin: new URL(keeper.url()).origin },
    data: { actId: crypto.randomUUID(), version: 1, input: { reason: '回访核实地点' } },
  })

  const audit = await atDesk(browser, 'audit')
  await audit.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '谁动过什么' }).click()
  await expect(audit.getByText('先选哪几天')).toBeVisible()
  await audit.getByLabel('记录的号').fill('不是号')
  await audit.getByRole('button', { name: '查', exact: true }).click()
  await expect(audit.getByText('不是记录的号')).toBeVisible()
  await audit.getByLabel('记录的号').fill(one.id)
  await audit.getByRole('button', { name: '查', exact: true }).click()
  const row = audit.getByRole('row').filter({ hasText: '查看了联系方式' })
  await expect(row).toContainText('keeper')
  await expect(audit.getByText('斑马线')).toHaveCount(0)
  await expect(audit.getByText('回访核实地点')).toHaveCount(0)
  await look(audit, '谁动过什么')
  const [file] = await Promise.all([
    audit.waitForEvent('download'),
    audit.getByRole('button', { name: '导出' }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/^谁动过什么-.*\.csv$/)
  await audit.goto('/desk/login-records')
  await expect(audit.getByText('导出谁动过什么').first()).toBeVisible()

  const phone = await atDesk(browser, 'audit', sizes.phone)
  await phone.goto('/desk/touches')
  await phone.getByRole('button', { name: '查', exact: true }).click()
  await expect(phone.getByRole('button', { name: '再看早一些的' })).toBeVisible()
  await look(phone, '手机上的谁动过什么')
})

import { expect, test } from '@playwright/test'
import { atDesk, begin, citizen, look, lookWithScripts, said, send, sizes } from '../people.ts'

const left = { authorName: '示例群众', authorPhone: '13700001234' } as const

test('站里要回访：写明理由看一次完整电话，离开就没有了，时间线里留着', async ({ browser }) => {
  const keeper = await atDesk(browser, 'keeper')
  const one = await said(keeper, '桥头护栏松了，怕小孩掉下去。', left)
  await keeper.goto(`/desk/opinions/${one.id}`)
  await expect(keeper.getByText('137********')).toBeVisible()
  await begin(keeper, '查看完整联系方式')
  await keeper.getByLabel('理由').fill('看看')
  await keeper
    .getByRole('form')
    .getByRole('button', { name: /^查看完整联系方式/ })
    .click()
  await expect(keeper.getByRole('alert')).toContainText('要改')
  await keeper.getByLabel('理由').fill('回访核实地点')
  await send(keeper, '查看完整联系方式')
  const shown = keeper.getByRole('region', { name: '完整的联系方式' })
  await expect(shown).toContainText('13700001234')
  await expect(shown).toContainText('示例群众')
  await look(keeper, '看到完整联系方式')
  await expect(keeper.getByText('回访核实地点')).toBeVisible()
  expect(
    await keeper.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href])'),
  ).not.toContain('13700001234')
  await keeper.reload()
  await expect(keeper.getByText('查看了联系方式')).toBeVisible()
  await expect(keeper.getByText('13700001234')).toHaveCount(0)
})

test('群众拿着纸来要求删除：站里替他申请，代工委另一个人确认，称呼和电话没有了，事情照办', async ({ browser }) => {
  const keeper = await atDesk(browser, 'keeper', sizes.phone)
  const one = await said(keeper, '巷口堆了建筑垃圾，车过不去。', left)
  await keeper.goto(`/desk/opinions/${one.id}`)
  await expect(keeper.getByRole('button', { name: '申请删除联系方式' })).toBeHidden()
  await keeper.getByText('更多', { exact: true }).click()
  await expect(keeper.getByText(/本人到场或者书面要求/)).toBeVisible()
  await look(keeper, '更多')
  await begin(keeper, '申请删除联系方式')
  await keeper.getByLabel('理由').fill('本人持身份证到站，交来书面申请')
  await send(keeper, '申请删除联系方式')

  const office = await atDesk(browser, 'office')
  await office.goto(`/desk/opinions/${one.id}`)
  await expect(office.getByText('本人持身份证到站，交来书面申请')).toBeVisible()
  await begin(office, '删除联系方式')
  await send(office, '删除联系方式')
  await expect(office.getByText('删除了联系方式')).toBeVisible()
  await expect(office.getByText('137********')).toHaveCount(0)
  await expect(office.getByRole('button', { name: '查看完整联系方式' })).toHaveCount(0)
  await look(office, '删除以后')

  const person = await citizen(browser)
  await person.goto(`/r/${one.link}/progress`)
  await expect(person.getByText('按你的要求删掉了称呼和手机号')).toBeVisible()
})

test('孩子的事由监护人来提：勾上“我是监护人”，站里看得到；说明写着从哪天起用', async ({ browser }) => {
  const person = await citizen(browser)
  await person.goto('/say')
  await expect(person.getByText('未满十四周岁的，请爸爸妈妈或者别的监护人来提。')).toBeVisible()
  await person.getByLabel('什么事').first().fill('学校门口的路灯坏了，放学天黑看不见。')
  await person.getByLabel('乡镇、街道').selectOption({ label: '付井镇' })
  await person.getByLabel('我是监护人').check()
  await lookWithScripts(browser, person, '监护人来提')
  await person.getByRole('button', { name: /^交上去/ }).click()
  await expect(person).toHaveURL(/\/r\//)
  await person.goto('/privacy')
  await expect(person.getByText(/从2026年11月29日.*起用/)).toBeVisible()

  const keeper = await atDesk(browser, 'keeper')
  await keeper.goto('/desk/opinions?tab=new&q=放学天黑')
  await keeper.getByText('学校门口的路灯坏了').first().click()
  await expect(keeper.getByText('监护人代未满十四周岁的人提交')).toBeVisible()
})

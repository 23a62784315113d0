import { expect, type Page, test } from '@playwright/test'
import { atDesk, begin, home, look, send, sizes } from '../people.ts'

/** Somebody in the township's register who never held anything, with what is personal. */
const entered = async (chair: Page, name: string): Promise<string> => {
  const id = crypto.randomUUID()
  const data = { id, name, township: '411624105', phone: '13976543210', birthOn: '1961-03-04', occupation: '演示职业' }
  expect((await chair.request.post('/api/v1/people', { data, headers: { origin: home } })).status()).toBe(201)
  return id
}

test('不再任职的人要求删除：一个人申请，申请的人自己删不了，另一个人确认，资料没有了，姓名还在', async ({
  browser,
}) => {
  const name = `旧人${Date.now().toString(36)}`
  const chair = await atDesk(browser, 'chair', sizes.phone)
  const id = await entered(chair, name)
  await chair.goto(`/desk/people/${id}`)
  await expect(chair.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(chair.getByText('演示职业')).toBeVisible()
  await expect(chair.getByRole('button', { name: '申请删除个人信息' })).toBeHidden()
  await chair.getByText('更多', { exact: true }).click()
  await begin(chair, '申请删除个人信息')
  await chair.getByLabel('理由').fill('本人持身份证到场，交来书面申请')
  await look(chair, '申请删除个人信息，窄屏')
  await send(chair, '申请删除个人信息')
  await expect(chair.getByRole('button', { name: /^删除个人信息/ })).toHaveCount(0)

  const office = await atDesk(browser, 'office')
  await office.goto(`/desk/people/${id}`)
  await expect(office.getByText('本人持身份证到场，交来书面申请')).toBeVisible()
  await begin(office, '删除个人信息')
  await look(office, '删除个人信息')
  await send(office, '删除个人信息')
  await expect(office.getByText('已按规定删除个人信息').first()).toBeVisible()
  await expect(office.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(office.getByText('演示职业')).toHaveCount(0)
  await expect(office.getByText(/139\*/)).toHaveCount(0)
  // That it was asked for and why stays: by it the erasure is judged.
  await expect(office.getByText('本人持身份证到场，交来书面申请')).toBeVisible()
  await look(office, '删除以后')
})

import { expect, type Page, test } from '@playwright/test'
import { atDesk, begin, citizen, look, lookWithScripts, pick, send } from './people.ts'

/** Its own lamp in every run, so that the story does not take up what an earlier one left. */
const pole = String(Date.now()).slice(-6)
const matter = `${pole}号杆的路灯坏了两个月，晚上老人出门看不见路，请派人来修。`

/** From my tasks to the record, as one finds one's work. */
const openTask = async (page: Page, title: RegExp): Promise<void> => {
  await page.getByRole('link', { name: title }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
}

test('群众的一件意见，从提交到评价，经五个人', async ({ browser }) => {
  const title = new RegExp(`${pole}号杆的路灯坏了`)
  const person = await citizen(browser)
  let code = ''
  let word = ''

  await test.step('群众在手机上说一件事，拿到凭证', async () => {
    await person.goto('/')
    await lookWithScripts(browser, person, '首页')
    await person.getByRole('link', { name: '我要说一件事' }).first().click()
    await lookWithScripts(browser, person, '说一件事')
    await person.getByLabel('什么事').fill(matter)
    await person.getByLabel(/^乡镇、街道/).selectOption({ label: '付井镇' })
    await person.getByLabel(/^手机号/).fill('不是电话')
    await person.getByRole('button', { name: /拿凭证/ }).click()
    await expect(person.getByRole('heading', { name: '还没有交成' })).toBeVisible()
    await expect(person.getByLabel('什么事')).toHaveValue(matter)
    await lookWithScripts(browser, person, '说一件事，有要改的')
    await person.getByLabel(/^手机号/).fill('138 0000 1234')
    await person.getByRole('button', { name: /拿凭证/ }).click()
    await expect(person.getByRole('heading', { name: '收到了，这是凭证' })).toBeVisible()
    await lookWithScripts(browser, person, '凭证')
    code = (await person.locator('dt', { hasText: '凭证码' }).locator('+ dd').innerText()).replace(/\D/g, '')
    word = (await person.locator('dt', { hasText: '口令' }).locator('+ dd').innerText()).trim()
    expect(code).toMatch(/^\d{8}$/)
  })

  await test.step('站长受理，交给县交通运输局', async () => {
    const page = await atDesk(browser, 'keeper')
    await look(page, '待办')
    await expect(page.locator('.owed tr.on')).toHaveCount(1)
    await openTask(page, title)
    await look(page, '一件意见')
    await begin(page, '受理')
    await pick(page, '类别', '道路交通')
    await look(page, '受理')
    await send(page, '受理')
    await begin(page, '交办')
    await pick(page, '承办单位', '县交通运输局')
    await look(page, '交办')
    await send(page, '交办')
    await expect(page.getByText('现在由县交通运输局签收。')).toBeVisible()
    await expect(page.getByText('您这边的步骤都办过了')).toBeVisible()
    await page.goto('/desk/opinions')
    await look(page, '意见列表')
    await page.context().close()
  })

  await test.step('经办人签收，拟写答复', async () => {
    const page = await atDesk(browser, 'drafter')
    await openTask(page, title)
    await begin(page, '签收')
    await send(page, '签收')
    await begin(page, '拟写答复')
    const form = page.getByRole('form', { name: '拟写答复' })
    await form.getByRole('button', { name: /^拟写答复/ }).click()
    await expect(form.getByRole('alert')).toContainText('处要改')
    await form.getByText('已解决').click()
    await form.getByLabel('答复', { exact: true }).fill('路灯已经修好，坏掉的两盏换成了太阳能灯。')
    await look(page, '拟写答复')
    await send(page, '拟写答复')
    await page.context().close()
  })

  await test.step('负责人签发', async () => {
    const page = await atDesk(browser, 'head')
    await openTask(page, title)
    await begin(page, '签发答复')
    await send(page, '签发答复')
    await page.context().close()
    await person.goto('/find')
    await person.getByLabel(/凭证码/).fill(code)
    await person.getByLabel(/口令/).fill('1234')
    await person.getByRole('button', { name: '查进度' }).click()
    await expect(person.getByText('路灯已经修好')).toHaveCount(0)
  })

  await test.step('代工委反馈群众', async () => {
    const page = await atDesk(browser, 'office')
    await openTask(page, title)
    await begin(page, '反馈群众')
    await send(page, '反馈群众')
    await page.context().close()
  })

  await test.step('群众凭查询码和口令查到答复，作评价', async () => {
    await person.goto('/find')
    await lookWithScripts(browser, person, '查进度')
    await person.getByLabel(/凭证码/).fill(`${code.slice(0, 4)} ${code.slice(4)}`)
    await person.getByLabel(/口令/).fill(word)
    await person.getByRole('button', { name: '查进度' }).click()
    await expect(person.getByText('路灯已经修好，坏掉的两盏换成了太阳能灯。')).toBeVisible()
    await lookWithScripts(browser, person, '进展')
    await person.getByLabel('满意', { exact: true }).check()
    await person.getByRole('button', { name: '交评价' }).click()
    await expect(person.getByText('评价收到了，谢谢你。')).toBeVisible()
    await expect(person.getByText('办结了').first()).toBeVisible()
  })

  await test.step('领导看得到结果，看不到电话', async () => {
    const page = await atDesk(browser, 'leader')
    await page.goto('/desk/opinions?tab=closed')
    await page.getByRole('link', { name: title }).first().click()
    await expect(page.getByText('满意').first()).toBeVisible()
    await expect(page.getByText(/138/)).toHaveCount(0)
    await page.context().close()
  })
})

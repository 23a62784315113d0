import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { atDesk, citizen, logIn, lookWithScripts, pick, said } from './people.ts'

const focused = (page: Page): Promise<string> =>
  page.evaluate('document.activeElement.tagName + " " + document.activeElement.textContent.slice(0, 8)')

test('只用键盘：去哪里，焦点就到哪里；收起以后回到按钮', async ({ browser }) => {
  const page = await atDesk(browser, 'keeper')
  const one = await said(page, '键盘上办的一件事。')
  await page.keyboard.press('g')
  await page.keyboard.press('y')
  await expect(page.getByRole('heading', { level: 1, name: '群众意见' })).toBeVisible()
  await expect(page.locator('table.opinions tbody tr').first()).toBeVisible()
  expect(await focused(page)).toMatch(/^MAIN/)
  await page.keyboard.press('j')
  await expect(page.locator('.rec h1')).toBeFocused()
  await page.goto(`/desk/opinions/${one.id}`)
  await expect(page.locator('.rec h1')).toBeFocused()
  await page.keyboard.press('a')
  await expect(page.getByRole('form', { name: '受理' })).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('有 1 处要改')).toBeVisible()
  await expect(page.locator('.ant-select-dropdown:visible')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: /^受理/ })).toBeFocused()
  await page.keyboard.press('a')
  await expect(page.getByRole('form', { name: '受理' }).locator('input:focus')).toBeVisible()
  await page.keyboard.type('教育')
  await expect(page.locator('.ant-select-item-option-active:visible')).toContainText('教育')
  await page.keyboard.press('Enter')
  await expect(page.locator('.ant-select-dropdown:visible')).toHaveCount(0)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('“受理”办好了。')).toBeVisible()
  await expect(page.locator('.rec h1')).toBeFocused()
})

test('别人先办了：说明白，不留空白', async ({ browser }) => {
  const page = await atDesk(browser, 'keeper')
  const one = await said(page, '两个人同时要办的一件事。')
  await page.goto(`/desk/opinions/${one.id}?do=accept`)
  await pick(page, '类别', '教育')
  const chair = await atDesk(browser, 'chair')
  await chair.goto(`/desk/opinions/${one.id}?do=accept`)
  await pick(chair, '类别', '道路交通')
  await chair.getByRole('form').getByRole('button', { name: /^受理/ }).click()
  await expect(chair.getByText('“受理”办好了。')).toBeVisible()
  await page.getByRole('form').getByRole('button', { name: /^受理/ }).click()
  await expect(page.getByText('别人刚刚动过这一件')).toBeVisible()
  await page.getByRole('button', { name: '看最新的' }).click()
  await expect(page.getByText('“受理”现在不能做')).toBeVisible()
})

test('登录失效、网络断了：写的都还在，接着办', async ({ browser }) => {
  const page = await atDesk(browser, 'keeper')
  const one = await said(page, '写到一半断了的一件事。')
  await page.goto(`/desk/opinions/${one.id}?do=decline`)
  await page.getByText('信访部门').click()
  await page.getByLabel('理由').fill('已经走信访程序，请等答复。')
  await page.context().clearCookies()
  await page
    .getByRole('form')
    .getByRole('button', { name: /^不予受理/ })
    .click()
  await expect(page.getByText('登录已失效，请重新登录。您填的还在。')).toBeVisible()
  await logIn(page, 'keeper')
  await expect(page.getByLabel('理由')).toHaveValue('已经走信访程序，请等答复。')
  await page.waitForTimeout(2500) // the other pages' files come by themselves
  await page.context().setOffline(true)
  await page
    .getByRole('form')
    .getByRole('button', { name: /^不予受理/ })
    .click()
  await expect(page.getByText('没有送到')).toBeVisible()
  await page.getByRole('link', { name: '数字' }).first().click()
  await expect(page.getByText('网络不通，或服务器没有回应。')).toBeVisible()
  await page.context().setOffline(false)
  await page.goBack()
  await page
    .getByRole('form')
    .getByRole('button', { name: /^不予受理/ })
    .click()
  await expect(page.getByText('“不予受理”办好了。')).toBeVisible()
})

test('没有权限的、没有的、不归自己办的，说为什么和怎么办', async ({ browser }) => {
  const keeper = await atDesk(browser, 'keeper')
  const one = await said(keeper, '看看轮到谁的一件事。')
  const deputy = await atDesk(browser, 'deputy')
  await deputy.goto(`/desk/opinions/${one.id}`)
  await expect(deputy.getByText('现在由付井镇人民代表大会主席团受理。')).toBeVisible()
  await expect(deputy.getByText('您的职务看进展，不经手办理。')).toBeVisible()
  await deputy.goto('/desk/opinions/new')
  await expect(deputy.getByRole('heading', { name: '您的职务打不开这一页' })).toBeVisible()
  await deputy.goto(`/desk/opinions/${crypto.randomUUID()}`)
  await expect(deputy.getByRole('link', { name: '回到待办' })).toBeVisible()
  const admin = await atDesk(browser, 'admin')
  await expect(admin.getByText('您管理系统，不经手业务')).toBeVisible()
})

test('三名管理员的起始页：管哪几样、每一样等着什么；核验过的，登录记录里说得出对过多少', async ({ browser }) => {
  const places = { admin: ['账号管理'], security: ['账号管理', '会话', '登录记录'], audit: ['登录记录', '谁动过什么'] }
  for (const login of ['admin', 'security', 'audit'] as const) {
    const page = await atDesk(browser, login)
    const work = page.getByRole('region', { name: '我管的事' })
    for (const name of [...places[login], '三名管理员', '整县导出'])
      await expect(work.getByRole('link', { name, exact: true })).toBeVisible()
    await expect(work).toContainText('三个岗位都有人')
  }
  const audit = await atDesk(browser, 'audit')
  await audit.getByRole('region', { name: '我管的事' }).getByRole('link', { name: '封存核验', exact: true }).click()
  await audit.getByRole('button', { name: '现在核验' }).click()
  await expect(audit.getByRole('cell', { name: '全部对得上' }).first()).toBeVisible({ timeout: 60_000 })
  await audit.getByRole('link', { name: '登录记录' }).click()
  await expect(audit.getByText(/核验封存 事件 \d+ 个，记录 \d+ 条 · 全部对得上/).first()).toBeVisible()
  await audit.getByRole('link', { name: '待办' }).first().click()
  await expect(audit.getByText(/核验过，全部对得上/)).toBeVisible()
})

test('筛过的列表有自己的地址，退回来还在；导出的就是它', async ({ browser }) => {
  const page = await atDesk(browser, 'office')
  await page.goto('/desk/opinions?tab=all')
  await pick(page, '乡镇', '付井镇')
  await expect(page).toHaveURL(/township=411624105/)
  const rows = page.locator('table.opinions tbody tr')
  await expect(rows.first()).toContainText('付井镇')
  const title = await rows.first().locator('a').innerText()
  await rows.first().locator('a').click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await page.goBack()
  await expect(page).toHaveURL(/tab=all&township=411624105/)
  await expect(rows.first()).toContainText('付井镇')
  const total = Number(/共 (\d+) 件/.exec(await page.locator('.list .foot').innerText())?.[1])
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^群众意见-\d{4}-\d\d-\d\d\.csv$/)
  const lines = readFileSync(await download.path(), 'utf8')
    .split('\r\n')
    .filter(Boolean)
  expect(lines[0]).toBe('\uFEFF编号,标题,乡镇,村、社区,类别,承办单位,状态,收到,期限,剩余工作日')
  expect(lines.length - 1).toBe(total)
  expect(lines.slice(1).every((line) => line.includes('付井镇'))).toBe(true)
})

test('扫联络站的码：直接交给它；码已经不用了，说明白', async ({ browser }) => {
  const keeper = await atDesk(browser, 'keeper')
  const { items } = (await (await keeper.request.get('/api/v1/venues?township=411624105')).json()) as {
    items: { id: string; name: string; kind: string }[]
  }
  const station = items.find(({ kind }) => kind === 'station')
  if (!station) throw new Error('the demo has no station in 付井镇')
  const person = await citizen(browser)
  await person.goto(`/say?venue=${station.id}`)
  await expect(person.getByText(`你扫的是“${station.name}”的码`)).toBeVisible()
  await lookWithScripts(browser, person, '扫码说一件事')
  await person.getByLabel('什么事').fill('站里的饮水机坏了，请修一修。')
  await person.getByRole('button', { name: new RegExp(`交给${station.name}`) }).click()
  await expect(person.getByText(station.name)).toBeVisible()
  await person.goto(`/say?venue=${crypto.randomUUID()}`)
  await expect(person.getByText('这个联络站的码已经不用了')).toBeVisible()
  await expect(person.getByLabel(/^乡镇、街道/)).toBeVisible()
})

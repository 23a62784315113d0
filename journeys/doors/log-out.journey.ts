import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { accountOf, atDesk, home, said } from '../people.ts'

interface Left {
  readonly local: readonly string[]
  readonly session: readonly string[]
  readonly databases: readonly string[]
  readonly caches: readonly string[]
  readonly workers: number
}

/** All that scripts of this address can find in the browser. */
const leftIn = (page: Page): Promise<Left> =>
  page.evaluate<Left>(`(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }))()`)

/** Leaves something in every place that a browser has, so that what is found empty was emptied. */
const leaveSomething = (page: Page): Promise<unknown> =>
  page.evaluate(`(async () => {
    localStorage.setItem('left', 'something')
    sessionStorage.setItem('left', 'something')
    await (await caches.open('left')).put('/left', new Response('something'))
    await new Promise((resolve) => {
      const opening = indexedDB.open('left')
      opening.onsuccess = () => {
        opening.result.close()
        resolve()
      }
    })
  })()`)

const logInCookie = async (context: BrowserContext) =>
  (await context.cookies(home)).filter(({ name }) => name === '__Host-luzhi')

test('退出以后浏览器里什么也不留：存储、缓存、Cookie 都空，按返回看不到记录（ASVS 14.3.2）', async ({ browser }) => {
  const page = await atDesk(browser, 'keeper')
  const matter = `${Date.now()}号水井的盖子坏了，孩子在旁边玩，危险。`
  const one = await said(page, matter)
  await page.goto('/desk/opinions')
  await page.goto(`/desk/opinions/${one.id}`)
  await expect(page.locator('main')).toContainText(matter)
  await leaveSomething(page)
  const before = await leftIn(page)
  for (const place of [before.local, before.session, before.databases, before.caches]) expect(place).toContain('left')
  expect(await logInCookie(page.context())).toHaveLength(1)

  await page.locator('button.user').click()
  const answering = page.waitForResponse((one) => one.request().method() === 'DELETE')
  await page.getByRole('menuitem', { name: '退出登录' }).click()
  expect((await (await answering).allHeaders())['clear-site-data']).toBe('"cache", "storage"')
  await expect(page.getByLabel('登录名')).toBeVisible()
  expect(await logInCookie(page.context())).toEqual([])
  await expect
    .poll(() => leftIn(page))
    .toEqual({ local: ['luzhi.language'], session: [], databases: [], caches: [], workers: 0 })
  // Nothing of the API is answered from what the browser kept.
  const kept = await page.evaluate(
    `fetch('/api/v1/opinions/${one.id}', { cache: 'only-if-cached', mode: 'same-origin' }).then(({ status }) => status, () => 0)`,
  )
  expect([0, 401, 504]).toContain(kept)

  for (const _ of ['the record', 'the list']) {
    await page.goBack()
    await expect(page.getByLabel('登录名')).toBeVisible()
    expect(await page.content()).not.toContain(matter)
  }
  await page.goto(`/desk/opinions/${one.id}`)
  await expect(page.getByLabel('登录名')).toBeVisible()
  expect(await page.content()).not.toContain(matter)
})

test('密码可以粘贴（ASVS 6.2.7）', async ({ browser }) => {
  const context = await browser.newContext({ baseURL: home, permissions: ['clipboard-read', 'clipboard-write'] })
  const page = await context.newPage()
  const paste = async (label: string, text: string): Promise<void> => {
    await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`)
    await page.getByLabel(label, { exact: true }).focus()
    await page.keyboard.press('ControlOrMeta+V')
    await expect(page.getByLabel(label, { exact: true })).toHaveValue(text)
  }
  const { login, password } = accountOf('leader')
  await page.goto('/desk/')
  await page.getByLabel('登录名').fill(login)
  await paste('密码', password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page.getByRole('navigation', { name: '主菜单' })).toBeVisible()
  await page.goto('/desk/account')
  await paste('现在的密码', password)
  await paste('新密码', '从密码本里粘来的 41 个字!')
})

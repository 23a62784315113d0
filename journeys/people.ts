import AxeBuilder from '@axe-core/playwright'
import { type Browser, expect, type Page } from '@playwright/test'

interface Account {
  readonly login: string
  readonly password: string
}

const { url, data, accounts } = JSON.parse(process.env['LUZHI_JOURNEY'] ?? '{"url":"","data":"","accounts":[]}') as {
  url: string
  data: string
  accounts: readonly Account[]
}

/** Address of the journeys' server. */
export const home = url

/** Where it keeps its data. */
export const dataDir = data

export const sizes = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const

export type Login =
  | 'keeper'
  | 'chair'
  | 'office'
  | 'drafter'
  | 'head'
  | 'deputy'
  | 'leader'
  | 'admin'
  | 'security'
  | 'audit'
  | 'farming-head'
  | 'farming-drafter'

/** Fails on what stands in a reader's way (serious or critical by axe, WCAG 2.2 AA) and on a page wider than its window. */
export const look = async (page: Page, where: string): Promise<void> => {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(
    grave.map(
      ({ id, nodes }) =>
        `${where}: ${id} ${nodes
          .map(({ target }) => target.join(' '))
          .slice(0, 3)
          .join(', ')}`,
    ),
  ).toEqual([])
  const [inside, window] = (await page.evaluate('[document.documentElement.scrollWidth, window.innerWidth]')) as [
    number,
    number,
  ]
  expect(inside, `${where} is wider than its window`).toBeLessThanOrEqual(window)
}

/** Collects what the browser itself complains of: errors of scripts, broken policies, missing files. */
const listen = (page: Page): void => {
  page.on('pageerror', (error) => {
    throw new Error(`the page failed: ${error.message}`)
  })
}

/** A citizen with an old phone: 390 pixels, no JavaScript. */
export const citizen = async (
  browser: Browser,
  size: { width: number; height: number } = sizes.phone,
): Promise<Page> => {
  const context = await browser.newContext({ viewport: size, javaScriptEnabled: false, baseURL: url })
  return context.newPage()
}

/** axe needs scripts of its own: the same page again in a browser that has them. */
export const lookWithScripts = async (browser: Browser, page: Page, where: string): Promise<void> => {
  const context = await browser.newContext({
    viewport: page.viewportSize() ?? sizes.phone,
    baseURL: url,
    storageState: await page.context().storageState(),
  })
  const again = await context.newPage()
  await again.goto(page.url())
  await look(again, where)
  await context.close()
}

export const accountOf = (login: Login): Account => {
  const account = accounts.find((one) => one.login === login)
  if (!account) throw new Error(`${login} has no log-in in the demo`)
  return account
}

/** Fills in the log-in that the page shows. */
export const logIn = async (page: Page, login: Login): Promise<void> => {
  const account = accountOf(login)
  await page.getByLabel('登录名').fill(account.login)
  await page.getByLabel('密码').fill(account.password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page.getByRole('navigation', { name: '主菜单' })).toBeVisible()
}

/** Somebody of the demo county at the desk, logged in by the form. */
export const atDesk = async (
  browser: Browser,
  login: Login,
  size: { width: number; height: number } = sizes.desk,
): Promise<Page> => {
  const context = await browser.newContext({ viewport: size, baseURL: url })
  const page = await context.newPage()
  listen(page)
  await page.goto('/desk/')
  await logIn(page, login)
  return page
}

/** Opens the form of a move on the open record. */
export const begin = async (page: Page, move: string): Promise<void> => {
  await page
    .getByRole('button', { name: new RegExp(`^${move}`) })
    .first()
    .click()
  await expect(page.getByRole('form', { name: move })).toBeVisible()
}

/** Sends the open form and waits until the record has moved on. */
export const send = async (page: Page, move: string): Promise<void> => {
  const form = page.getByRole('form', { name: move })
  await form.getByRole('button', { name: new RegExp(`^${move}`) }).click()
  await expect(form).toBeHidden()
}

/** Picks an entry of a list that is searched by typing. */
export const pick = async (page: Page, label: string, name: string): Promise<void> => {
  const box = page.getByRole('combobox', { name: label })
  await box.click()
  await box.fill(name)
  await page.locator('.ant-select-item-option').filter({ hasText: name }).first().click()
}

/** The same request that a screen sends, for what a journey only needs to stand there. */
const post = async (page: Page, path: string, data: unknown): Promise<Record<string, never>> => {
  const answer = await page.request.post(path, { data, headers: { origin: url } })
  if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`)
  return answer.json()
}

export interface Said {
  readonly id: string
  readonly code: string
  readonly word: string
  readonly link: string
}

/** An opinion of 付井镇, as the public page hands it in. */
export const said = async (
  page: Page,
  body: string,
  left: { readonly authorName?: string; readonly authorPhone?: string } = {},
): Promise<Said> => {
  const given = { id: crypto.randomUUID(), body, township: '411624105', ...left }
  const { receipt, view } = (await post(page, '/api/public/v1/opinions', given)) as unknown as {
    receipt: Omit<Said, 'id'>
    view: { id: string }
  }
  return { id: view.id, ...receipt }
}

/** The same, answered on the spot by the station: the citizen can judge it. `page` is the keeper's. */
export const answered = async (page: Page, body: string): Promise<Said> => {
  const one = await said(page, body)
  const act = (verb: string, version: number, input: unknown) =>
    post(page, `/api/v1/opinions/${one.id}/actions/${verb}`, { actId: crypto.randomUUID(), version, input })
  await act('accept', 1, { category: 'transport' })
  await act('answerHere', 2, { result: 'solved', answer: '当天已经办好。' })
  return one
}

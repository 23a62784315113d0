import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { atDesk, home, type Login, sizes } from '../people.ts'

/**
 * No page asks anybody but this server for anything (security.md 1.4, PIPL 6): no font, no map, no script, no picture of a third
 * party. Every page that can be reached by links is opened, of each kind one; whatever the browser asks is looked at.
 */
const strangersOf = (context: BrowserContext): { readonly asked: string[]; readonly refused: string[] } => {
  const asked: string[] = []
  const refused: string[] = []
  const { origin } = new URL(home)
  context.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol !== 'data:' && url.protocol !== 'blob:' && url.origin !== origin) asked.push(request.url())
  })
  context.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) refused.push(message.text())
  })
  return { asked, refused }
}

/** Of each kind one: what differs in ids, numbers and queries is the same page. */
const kindOf = (address: string): string =>
  new URL(address).pathname
    .split('/')
    .map((part) => (/\d/.test(part) || part.length > 25 ? '*' : part))
    .join('/')

const most = 45

const crawl = async (page: Page, beginnings: readonly string[]): Promise<string[]> => {
  const kinds = new Set<string>()
  const waiting = beginnings.map((path) => new URL(path, home).href)
  for (let next = waiting.shift(); next !== undefined && kinds.size < most; next = waiting.shift()) {
    if (kinds.has(kindOf(next))) continue
    kinds.add(kindOf(next))
    await page.goto(next, { waitUntil: 'networkidle' })
    const links = await page.locator('a[href]').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
    const here = page.url()
    for (const link of links) {
      const { origin, pathname, href } = new URL(link, here)
      if (origin === new URL(home).origin && !/^\/(api|look)/.test(pathname)) waiting.push(href)
    }
  }
  return [...kinds].sort()
}

test('公众的页面只向本站要东西', async ({ browser }) => {
  const context = await browser.newContext({ viewport: sizes.phone, baseURL: home })
  const strangers = strangersOf(context)
  const seen = await crawl(await context.newPage(), [
    '/',
    '/who?village=411624105226',
    '/say',
    '/bind',
    '/phone/',
    '/nowhere',
  ])
  expect(seen.length).toBeGreaterThan(8)
  expect(seen).toEqual(expect.arrayContaining(['/', '/who', '/say', '/deputies/*']))
  expect(strangers).toEqual({ asked: [], refused: [] })
})

const staff: readonly Login[] = ['office', 'admin', 'security']
for (const login of staff)
  test(`工作台只向本站要东西：${login}`, async ({ browser }) => {
    const page = await atDesk(browser, login)
    const strangers = strangersOf(page.context())
    const seen = await crawl(page, ['/desk/', '/desk/account'])
    expect(seen.length).toBeGreaterThan(login === 'office' ? 20 : 3)
    expect(strangers).toEqual({ asked: [], refused: [] })
  })

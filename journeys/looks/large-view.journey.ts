import { type Browser, expect, type Page, test } from '@playwright/test'
import { house } from '#apps/house.ts'
import { answered, atDesk, home, said, sizes } from '../people.ts'

/** What MIIT's rules for elderly readers of 2021 ask of every page of the large view, and of the usual one, in CSS pixels. */
const asked = { large: { text: 24, target: 60 }, usual: { text: 14, target: 44 } } as const
const leastLine = 1.3

interface Measured {
  readonly texts: number
  readonly targets: number
  readonly faults: readonly string[]
}

/** Every text that shows and everything that is touched. A link inside a sentence is as high as its line, and may be (WCAG 2.5.8). */
const measure = (page: Page, { text, target }: { readonly text: number; readonly target: number }): Promise<Measured> =>
  page.evaluate<Measured>(`(() => {
    const faults = []
    let texts = 0
    let targets = 0
    const name = (one) => one.tagName.toLowerCase() + '.' + one.className + ' ' + (one.innerText ?? one.name ?? '').trim().slice(0, 20)
    const shows = (one) => one.checkVisibility({ visibilityProperty: true }) && one.closest('.unseen, .skip, svg') === null
    for (const one of document.body.querySelectorAll('*')) {
      const hasText = [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '')
      if (!hasText || !shows(one) || one.tagName === 'OPTION' || one.tagName === 'SCRIPT') continue
      texts += 1
      const { fontSize, lineHeight } = getComputedStyle(one)
      if (parseFloat(fontSize) < ${text}) faults.push('text ' + fontSize + ' ' + name(one))
      if (parseFloat(lineHeight) / parseFloat(fontSize) < ${leastLine}) faults.push('line ' + lineHeight + ' ' + name(one))
    }
    for (const one of document.querySelectorAll('a[href], button, summary, select, textarea, input:not([type=hidden])')) {
      if (!shows(one)) continue
      const isInSentence = getComputedStyle(one).display === 'inline' && [...one.parentElement.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '')
      if (isInSentence) continue
      targets += 1
      const touched = one.matches('[type=radio], [type=checkbox]') ? one.closest('label') ?? one : one
      const { width, height } = touched.getBoundingClientRect()
      if (width < ${target - 0.5} || height < ${target - 0.5}) faults.push('target ' + Math.round(width) + '×' + Math.round(height) + ' ' + name(one))
    }
    return { texts, targets, faults }
  })()`)

/** Every page that the public may open, each as the pattern it is declared by and an address of it. */
const addresses = async (browser: Browser): Promise<readonly (readonly [string, string])[]> => {
  const keeper = await atDesk(browser, 'keeper')
  const [one, done] = [await said(keeper, '大字看的一件事。'), await answered(keeper, '大字看的一件办结的事。')]
  const people = await browser.newPage({ baseURL: home })
  await people.goto('/who?township=411624105')
  const deputy = (await people.locator('a[href^="/deputies/"]').first().getAttribute('href')) ?? ''
  await people.close()
  return [
    ['/', '/'],
    ['/say', '/say'],
    ['/find', '/find'],
    ['/lost', '/lost'],
    ['/privacy', '/privacy'],
    ['/accessibility', '/accessibility'],
    ['/seals', '/seals'],
    ['/who', '/who'],
    ['/who', '/who?q=王楼'],
    ['/who', '/who?q=没有这个村'],
    ['/who', '/who?township=411624105'],
    ['/deputies/{id}', deputy],
    ['/check/{code}', '/check/00000000'],
    ['/r/{link}', `/r/${one.link}`],
    ['/r/{link}/progress', `/r/${one.link}/progress`],
    ['/r/{link}/progress', `/r/${done.link}/progress`],
    ['/r/{link}/own-data', `/r/${one.link}/own-data`],
    ['/r/{link}/seal', `/r/${done.link}/seal`],
    ['404', '/nothing-here'],
  ]
}

/** Pages by address only that lead on to another. */
const leadOn = ['/r/{link}/erase', '/r/{link}/rate', '/r/{link}/not-solved']

test('公众的每一页，大字版：字不小于 24 像素，行距不小于 1.3，点的地方不小于 60 像素；普通版不小于 44 像素（适老化）', async ({
  browser,
}) => {
  const all = await addresses(browser)
  const declared = house.flatMap(({ pages = [] }) =>
    pages.flatMap(({ method, path }) => (method === 'GET' ? [path] : [])),
  )
  expect(declared.filter((path) => !leadOn.includes(path) && !all.some(([pattern]) => pattern === path))).toEqual([])

  for (const view of ['large', 'usual'] as const)
    for (const size of [sizes.phone, sizes.desk]) {
      const context = await browser.newContext({ viewport: size, baseURL: home })
      const page = await context.newPage()
      if (view === 'large') await page.goto('/look?elder=1&back=/')
      for (const [, address] of all) {
        await page.goto(address)
        const { texts, targets, faults } = await measure(page, asked[view])
        expect(texts, address).toBeGreaterThan(3)
        expect(targets, address).toBeGreaterThan(3)
        expect.soft(faults, `${view} ${size.width} ${address}`).toEqual([])
        const zoom = await page.locator('meta[name="viewport"]').getAttribute('content')
        expect(zoom, address).not.toMatch(/user-scalable|maximum-scale/)
      }
      await page.goto('/say')
      await page.getByRole('button', { name: /拿凭证/ }).click()
      expect.soft((await measure(page, asked[view])).faults, `${view} ${size.width} /say, sent back`).toEqual([])
      await page.goto('/find')
      await page.getByLabel(/凭证码/).fill('00000000')
      await page.getByLabel(/口令/).fill('没有')
      await page.getByRole('button', { name: '查进度' }).click()
      expect.soft((await measure(page, asked[view])).faults, `${view} ${size.width} /find, not found`).toEqual([])
      await context.close()
    }
})

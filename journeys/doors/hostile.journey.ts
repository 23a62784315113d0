import { type BrowserContext, expect, test } from '@playwright/test'
import { atDesk, home, said, sizes } from '../people.ts'

/** What would run where text is taken for markup. */
const payloads = [
  '<script>hit()</script>',
  '<img src=x onerror=hit()>',
  '<svg onload=hit()>',
  '"><img src=x onerror=hit()>',
  "'-hit()-'",
  '<iframe srcdoc="<script>parent.hit()</script>"></iframe>',
  '<a href="javascript:hit()">看</a>',
  '<details open ontoggle=hit()>',
  '<body onpageshow=hit()>',
  '<style>@import "javascript:hit()"</style>',
  '<math><mtext><img src=x onerror=hit()>',
  '</title></textarea></script><script>hit()</script>',
  '{{constructor.constructor("hit()")()}}',
  '<form action="javascript:hit()"><button autofocus onfocus=hit()>',
  '<input autofocus onfocus=hit()>',
]

/** What shows that text was taken for markup: it ran, or the page's policy had to stop it. */
const watch = async (context: BrowserContext): Promise<string[]> => {
  const told: string[] = []
  await context.exposeFunction('hit', () => told.push('ran'))
  context.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) told.push(message.text())
  })
  return told
}

test('群众写的网页代码只是字：列表、详情、凭证、进度里都不运行（ASVS 1.2.1）', async ({ browser }) => {
  const page = await atDesk(browser, 'keeper')
  const citizens = await browser.newContext({ viewport: sizes.phone, baseURL: home })
  const told = [await watch(page.context()), await watch(citizens)]
  const receipt = await citizens.newPage()
  // The same text taken for markup does run, and is told: otherwise silence would prove nothing.
  await receipt.setContent(payloads.join('\n'))
  await expect.poll(() => told[1]).toContain('ran')
  await receipt.goto('/')
  told[1]?.splice(0)
  for (const text of payloads) {
    const one = await said(page, `${text}\n${payloads.join('\n')}`)
    await page.goto(`/desk/opinions/${one.id}`)
    await expect(page.locator('.rec h1')).toContainText([...text].slice(0, 20).join(''))
    await expect(page.locator('main')).toContainText(payloads.at(-1) ?? '')
    await receipt.goto(`/r/${one.link}`)
    await receipt.goto(`/r/${one.link}/progress`)
    await expect(receipt.locator('body')).toContainText([...text].slice(0, 20).join(''))
  }
  await page.goto('/desk/opinions?tab=all')
  await expect(page.locator('table.opinions tbody tr').first()).toContainText('<')
  for (const one of [page, receipt])
    expect(await one.locator('img[src="x"], iframe, [onerror], [onload], a[href^="javascript"]').count()).toBe(0)
  expect(told).toEqual([[], []])
})

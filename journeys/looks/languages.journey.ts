import { expect, test } from '@playwright/test'
import { answered, atDesk, citizen, look, lookWithScripts, sizes } from '../people.ts'

/** A key of a catalogue that found no words shows as itself: `say.title`, `move.accept`. */
const untranslated =
  /(?:^|[\s>“(])(?:app|nav|act|record|form|list|error|state|move|event|step|party|next|result|rating|field|hint|tab|column|filter|sort|fact|part|empty|desk|home|find|doors|say|receipt|matter|rate|again|fault|lamp|left|look|foot|refusal|figure)\.[a-zA-Z][\w.-]*/

const pages = ['/', '/say', '/find', '/lost', '/privacy', '/accessibility', '/nothing-here']

for (const [language, name] of [
  ['zh-Hant', '繁体'],
  ['en', '英文'],
  ['zh-CN', '大字'],
] as const) {
  test(`公众页，${name}：没有漏掉的词，能读能用`, async ({ browser }) => {
    const keeper = await atDesk(browser, 'keeper')
    const one = await answered(keeper, `用${name}看的一件事。`)
    const person = await citizen(browser)
    const elder = language === 'zh-CN' ? '&elder=1' : ''
    await person.goto(`/look?language=${language}${elder}&back=/`)
    for (const path of [...pages, `/r/${one.link}`, `/r/${one.link}/progress`]) {
      await person.goto(path)
      expect([path, await person.locator('html').getAttribute('lang')]).toEqual([path, language])
      expect([path, untranslated.exec(await person.locator('body').innerText())?.[0]]).toEqual([path, undefined])
      if (path === '/say' || path === '/' || path.endsWith('progress'))
        await lookWithScripts(browser, person, `${name} ${path}`)
    }
  })
}

for (const language of ['繁體中文', 'English'] as const) {
  test(`工作台，${language}：没有漏掉的词`, async ({ browser }) => {
    const page = await atDesk(browser, 'keeper')
    const one = await answered(page, `工作台用${language}看的一件事。`)
    await page.evaluate(
      `localStorage.setItem('luzhi.language', ${JSON.stringify(language === 'English' ? 'en' : 'zh-Hant')})`,
    )
    for (const path of [
      '/desk/',
      '/desk/opinions',
      `/desk/opinions/${one.id}`,
      '/desk/opinions/new',
      '/desk/figures',
      '/desk/figures/opinions',
    ]) {
      await page.goto(path)
      await expect(page.locator('h1:visible').first()).toBeVisible()
      expect([path, untranslated.exec(await page.locator('body').innerText())?.[0]]).toEqual([path, undefined])
    }
    const heading = language === 'English' ? 'Opinions received' : '收到的群眾意見'
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
  })
}

test('工作台在手机上：每页不比屏幕宽，读得了', async ({ browser }) => {
  const page = await atDesk(browser, 'keeper', sizes.phone)
  const one = await answered(page, '手机上看的一件事。')
  for (const path of ['/desk/', '/desk/opinions', `/desk/opinions/${one.id}`, '/desk/opinions/new', '/desk/figures']) {
    await page.goto(path)
    await expect(page.locator('h1:visible').first()).toBeVisible()
    await look(page, `手机 ${path}`)
  }
})

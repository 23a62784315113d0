import { expect, test } from '@playwright/test'
import { answered, atDesk, citizen, lookWithScripts, sizes } from './people.ts'

test('群众说没有解决，再办一次；第二次只能评价', async ({ browser }) => {
  const keeper = await atDesk(browser, 'keeper')
  const one = await answered(keeper, '水渠堵了，地浇不上水，请来清一清。')
  const person = await citizen(browser)
  await person.goto(`/r/${one.link}/progress`)
  await person.getByLabel('哪里没解决').fill('还是堵着，水过不来。')
  await person.getByRole('button', { name: '没解决，请再办' }).click()
  await expect(person.getByText('收到了，再办一次。由谁办、哪天前，看下面。')).toBeVisible()
  await expect(person.getByRole('button', { name: '没解决，请再办' })).toHaveCount(0)
  await lookWithScripts(browser, person, '再办一次')

  await keeper.goto(`/desk/opinions/${one.id}`)
  await expect(keeper.getByText('群众认为没有解决').first()).toBeVisible()
  await expect(keeper.getByText('还是堵着，水过不来。').first()).toBeVisible()
  await keeper.request.post(`/api/v1/opinions/${one.id}/actions/answerHere`, {
    headers: { origin: new URL(keeper.url()).origin },
    data: { actId: crypto.randomUUID(), version: 4, input: { result: 'solved', answer: '已经清开。' } },
  })
  await person.goto(`/r/${one.link}/progress`)
  await expect(person.getByText('已经清开。')).toBeVisible()
  await expect(person.getByRole('button', { name: '交评价' })).toBeVisible()
  await expect(person.getByRole('button', { name: '没解决，请再办' })).toHaveCount(0)
})

test('凭证丢了、码错了，说得清怎么办', async ({ browser }) => {
  const person = await citizen(browser, sizes.phone)
  await person.goto('/find')
  await person.getByLabel(/凭证码/).fill('00000000')
  await person.getByLabel(/口令/).fill('没有')
  await person.getByRole('button', { name: '查进度' }).click()
  await expect(person.getByRole('heading', { name: '没有查到' })).toBeVisible()
  await lookWithScripts(browser, person, '没有查到')
  await person.getByRole('link', { name: '凭证丢了怎么办' }).first().click()
  await expect(person.getByRole('heading', { level: 1, name: '凭证丢了怎么办' })).toBeVisible()
})

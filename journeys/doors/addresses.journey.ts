import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BrowserContext, expect, test } from '@playwright/test'
import { accountOf, atDesk, begin, citizen, dataDir, home, send } from '../people.ts'

/** Everything that a server or proxy on the way could write into its access log: the address and where one came from. */
const listen = (context: BrowserContext, heard: string[]): void => {
  context.on('request', (request) => {
    heard.push(decodeURIComponent(`${request.method()} ${request.url()} ${request.headers()['referer'] ?? ''}`))
  })
}

const tokensOf = async (context: BrowserContext): Promise<string[]> =>
  (await context.cookies(home)).filter(({ name }) => name === '__Host-luzhi').map(({ value }) => value)

test('群众的电话、称呼、口令、凭证码，工作人员的令牌和密码，地址里、来路里、日志里都没有（ASVS 14.2.1）', async ({
  browser,
}) => {
  const heard: string[] = []
  const [phone, name] = ['13987654321', '欧阳示例']
  const person = await citizen(browser)
  listen(person.context(), heard)
  await person.goto('/')
  await person.getByRole('link', { name: '我要说一件事' }).first().click()
  await person.getByLabel('什么事').fill(`${Date.now()}号路口没有灯，晚上骑车看不见。`)
  await person.getByLabel(/^乡镇、街道/).selectOption({ label: '付井镇' })
  await person.getByLabel(/^手机号/).fill('不是电话')
  await person.getByRole('button', { name: /拿凭证/ }).click()
  await expect(person.getByRole('heading', { name: '还没有交成' })).toBeVisible()
  await person.getByLabel(/^手机号/).fill(phone)
  await person.getByLabel(/^怎么称呼/).fill(name)
  await person.getByRole('button', { name: /拿凭证/ }).click()
  await expect(person.getByRole('heading', { name: '收到了，这是凭证' })).toBeVisible()
  const told = (term: string) => person.locator('dt', { hasText: term }).locator('+ dd').innerText()
  const code = (await told('凭证码')).replace(/\D/g, '')
  const word = (await told('口令')).trim()
  const link = /\/r\/([\w-]{20,})/.exec(person.url())?.[1] ?? ''
  expect([code, link]).toEqual([expect.stringMatching(/^\d{8}$/), expect.stringMatching(/./)])
  for (const fact of ['没有', word, phone.slice(-4)]) {
    await person.goto('/find')
    await person.getByLabel(/凭证码/).fill(code)
    await person.getByLabel(/口令/).fill(fact)
    await person.getByRole('button', { name: '查进度' }).click()
    await expect(person.getByRole('heading', { level: 1 })).toBeVisible()
  }

  const keeper = await atDesk(browser, 'keeper')
  listen(keeper.context(), heard)
  await keeper.goto('/desk/')
  await keeper
    .getByRole('link', { name: /号路口没有灯/ })
    .first()
    .click()
  await begin(keeper, '查看完整联系方式')
  await keeper.getByLabel('理由').fill('回访核实地点')
  await send(keeper, '查看完整联系方式')
  await expect(keeper.getByText(phone)).toBeVisible()
  await keeper.goto('/desk/opinions?tab=all')
  await expect(keeper.locator('table.opinions tbody tr').first()).toBeVisible()
  const tokens = await tokensOf(keeper.context())
  expect(tokens).toHaveLength(1)

  // What the log does hold is refusals: of the log-in, of what is not allowed, of an address with the token in it.
  const { login, password } = accountOf('keeper')
  const post = (path: string, data: unknown) => keeper.request.post(path, { data, headers: { origin: home } })
  expect((await post('/api/v1/login', { login, password: `${password}x` })).status()).toBe(401)
  expect((await keeper.request.get('/api/v1/accounts')).status()).toBe(403)
  expect((await keeper.request.get(`/api/v1/accounts?token=${tokens[0]}&phone=${phone}`)).status()).toBe(403)

  expect(heard.length).toBeGreaterThan(40)
  const secrets = [phone, name, word, code, password, ...tokens]
  for (const secret of secrets) expect(heard.filter((line) => line.includes(secret))).toEqual([])
  // The receipt's link is an address, of 128 random bits; nobody is told that one came from there.
  expect(heard.filter((line) => line.slice(line.indexOf(' ', 8)).includes(link))).toEqual([])
  const log = () => readFileSync(join(dataDir, 'log/server.log'), 'utf8')
  await expect.poll(log).toMatch(/refused: not-allowed/)
  for (const secret of [...secrets, link]) expect(log().includes(secret), 'a secret in the log').toBe(false)
})

import { afterAll, expect, it } from 'vitest'
import { startApp } from '../../../fixtures/app.ts'
import type { Actor } from '../../../fixtures/cast.ts'
import { opinionsOf } from '../../../fixtures/opinions.ts'
import { cachingProxy } from '../../../fixtures/outside/caching-proxy.ts'
import { wire } from '../../../fixtures/outside/wire.ts'

/** Threat 26: whoever sits behind the same cache is given nothing of another. */
const app = await startApp()
const proxy = await cachingProxy(app.url)
afterAll(proxy.close)

const { caseIn } = opinionsOf(app)
const one = await caseIn('received')
const cookieOf = async (actor: Actor): Promise<string> => `__Host-luzhi=${await app.tokenOf(actor)}`
const ask = (path: string, cookie?: string) =>
  wire(proxy.url, path, { headers: cookie === undefined ? {} : { cookie } })

/** Files of the screens are the same for everybody and are named by what is in them; the authority's certificate and the names of townships and villages are public. */
const isForAll = (path: string): boolean =>
  /^(\/(desk\/|phone\/)?assets\/|\/favicon|\/authority\.crt|\/api\/public\/v1\/divisions$)/.test(path)

const filled = (path: string): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => (name === 'link' ? one.link : name === 'id' ? one.id : 'x'))
const paths = [...new Set(app.registered.filter((path) => !path.includes('*')).map(filled))]

it('两个人经过同一个缓存代理：每个地址先由一个人问，再由另一个人、没有登录的人问，谁也得不到别人的答复', async () => {
  expect(paths.length).toBeGreaterThan(150)
  const [office, keeper] = [await cookieOf('office'), await cookieOf('westKeeper')]
  const mixed: string[] = []
  for (const path of paths) {
    if (isForAll(path)) continue
    await ask(path, `${office}; __Host-look=zh-CN.elder`)
    for (const cookie of [keeper, undefined])
      if ((await ask(path, cookie)).headers['x-kept'] !== undefined) mixed.push(path)
  }
  expect(mixed).toEqual([])
  const [his, hers] = [await ask('/api/v1/login', office), await ask('/api/v1/login', keeper)]
  expect([his.status, hers.status, his.text === hers.text]).toEqual([200, 200, false])
  expect((await ask(`/api/v1/opinions/${one.id}`)).status).toBe(401)
})

it('这个代理真的在存：画面的文件给第二个人的是存下来的', async () => {
  const page = await ask('/')
  const file = /(?:href|src)="(\/assets\/[^"]+)"/.exec(page.text)?.[1] ?? '/assets/stub.css'
  const [first, second] = [await ask(file), await ask(file)]
  expect([first.status, first.headers['x-kept'], second.headers['x-kept']]).toEqual([200, undefined, 'yes'])
})

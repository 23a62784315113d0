import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import { house } from '#apps/house.ts'
import { startApp } from '../../fixtures/app.ts'
import { organOf, venueOf } from '../../fixtures/cast.ts'
import { townships, villages } from '../../fixtures/divisions.ts'
import { opinionsOf } from '../../fixtures/opinions.ts'
import { cardOf, type Living, peopleOf } from '../../fixtures/people.ts'

/**
 * Whatever the public can read holds nothing of a person but what the law publishes: telephones, cards, birthdays and what else is kept
 * of people are planted, every public answer and page is read, and none of them may hold any of it.
 */
const app = await startApp()
const { act, must, enter, give } = peopleOf(app)
const { caseIn } = opinionsOf(app)

const planted = {
  phone: '13988887777',
  idCard: cardOf('1971-07-23'),
  birthOn: '1971-07-23',
  nation: '测试族',
  occupation: '测试职业甲乙丙',
  number: 'GH-778899',
} as const
const author = ['13800001234', '王示例']
const secrets = [...Object.values(planted), ...author, '罢免', 'recalled', '大专', 'college', 'democraticLeague']

const deputy = async (name: string, index: number): Promise<Living> => {
  const person = await enter(name, {
    ...planted,
    ...(index > 0 && { idCard: undefined, number: undefined }),
    party: 'democraticLeague',
    education: 'college',
    township: townships.east,
  })
  const mandate: Living = { id: uuidv7(), version: 1 }
  await must(
    app.as('office')('/api/v1/mandates', {
      body: {
        id: mandate.id,
        person: person.id,
        level: 'township',
        congress: organOf(`congress:${townships.east}`),
        term: 16,
        electedOn: '2022-01-10',
      },
    }),
  )
  await must(act('mandates', mandate, 'confirm', { startsOn: '2022-02-01' }))
  await give(person.id, 'presidiumMember', organOf(`presidium:${townships.east}`), { startsOn: '2022-03-01' })
  return mandate
}
const [sitting, left] = [await deputy('甲在任', 0), await deputy('乙离任', 1)]
const codeOf = async (mandate: string): Promise<string> =>
  String((await must(app.as('office')('/api/v1/deputy-cards', { body: { id: uuidv7(), mandate } }))).item?.path).slice(
    '/check/'.length,
  )
const codes = [await codeOf(sitting.id), await codeOf(left.id)]
await must(act('mandates', left, 'end', { ground: 'recalled', endsOn: '2026-11-01', basis: '罢免' }))
const opinion = await caseIn('received')

/** Everything that a place in an address can be filled with here. A receipt is its author's own and is not swept. */
const fillings: Readonly<Record<string, readonly string[]>> = {
  id: [sitting.id, left.id],
  code: codes,
}
const addressesOf = (path: string): string[] => {
  const name = /\{(\w+)\}/.exec(path)?.[1]
  if (name === undefined) return [path]
  return (fillings[name] ?? []).map((value) => path.replace(`{${name}}`, value))
}

/** Queries that an address takes; every public address without one here is asked as it stands. */
const queries: Readonly<Record<string, readonly string[]>> = {
  '/api/public/v1/divisions': ['', `?parent=${townships.east}`, `?q=${encodeURIComponent('村')}`],
  '/api/public/v1/representatives': Object.values({ ...townships, ...villages }).map((code) => `?division=${code}`),
  '/who': ['', `?township=${townships.east}`, `?village=${villages.eastFirst}`, `?q=${encodeURIComponent('大王楼')}`],
  '/say': ['', `?venue=${venueOf(`station:${townships.east}`)}`],
}

const { body: document } = await app.as('admin')<{
  paths: Record<string, Record<string, { readonly 'x-permission': string }>>
}>('/api/v1/openapi.json')
const publicApi = Object.entries(document.paths).flatMap(([path, methods]) =>
  methods['get']?.['x-permission'] === 'public' && !path.includes('{link}') ? [path] : [],
)
const pages = house.flatMap(({ pages: own = [] }) =>
  own.flatMap(({ method, path }) => (method === 'GET' && !path.includes('{link}') ? [path] : [])),
)

describe('公众看得到的，没有一处有个人信息', () => {
  it('扫到了公开的接口和页面', () => {
    expect(publicApi.length).toBeGreaterThanOrEqual(5)
    expect(pages).toEqual(expect.arrayContaining(['/', '/who', '/deputies/{id}', '/check/{code}', '/say']))
  })

  it.each([...publicApi, ...pages])('%s', async (path) => {
    for (const address of addressesOf(path))
      for (const query of queries[path] ?? ['']) {
        const { status, text } = await app.as(null)(`${address}${query}`)
        expect([200, 303, 404]).toContain(status)
        expect(
          secrets.filter((secret) => text.includes(secret)),
          `${address}${query}`,
        ).toEqual([])
        expect(text.includes(opinion.id), `${address}${query}`).toBe(false)
      }
  })

  it('种下的都在，办公室看得到：没有种下，就什么也没有证明', async () => {
    const { items } = await must(app.as('office')(`/api/v1/people?q=${encodeURIComponent('甲在任')}`))
    const [found] = items as unknown as { id: string }[]
    const revealed = await app.as('office')(`/api/v1/people/${found?.id}/actions/reveal`, {
      body: { actId: uuidv7(), version: 1, input: { reason: '核对' } },
    })
    for (const secret of [planted.phone, planted.idCard, planted.birthOn, planted.nation, planted.occupation])
      expect(revealed.text).toContain(secret)
  })
})

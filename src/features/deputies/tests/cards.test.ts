import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import { startApp } from '../../../../fixtures/app.ts'
import { type Actor, organOf } from '../../../../fixtures/cast.ts'
import { townships } from '../../../../fixtures/divisions.ts'
import { type Living, peopleOf } from '../../../../fixtures/people.ts'
import type { CardItem } from '../spec/contract.ts'
import type { Checked } from '../spec/public-contract.ts'

const app = await startApp()
const { act, must, enter, eventsOf } = peopleOf(app)

const deputy = async (name: string, over: Readonly<Record<string, unknown>> = {}): Promise<Living> => {
  const person = await enter(name, { township: townships.east })
  const mandate: Living = { id: uuidv7(), version: 1 }
  const body = { level: 'county', congress: organOf('congress'), term: 16, electedOn: '2022-01-10', ...over }
  await must(app.as('office')('/api/v1/mandates', { body: { id: mandate.id, person: person.id, ...body } }))
  await must(act('mandates', mandate, 'confirm', { startsOn: '2022-02-01' }))
  return mandate
}

const issue = (mandate: string, actor: Actor = 'office', id = uuidv7()) =>
  app.as(actor)<{ item: CardItem; code?: string }>('/api/v1/deputy-cards', { body: { id, mandate } })
const cardOf = async (mandate: string): Promise<CardItem> =>
  (await app.as('office')<{ items: CardItem[] }>(`/api/v1/deputy-cards?mandate=${mandate}&state=issued`)).body
    .items[0] as CardItem
const move = (card: CardItem, verb: string, input: unknown, actor: Actor = 'office') =>
  app.as(actor)<{ item: CardItem; code?: string }>(`/api/v1/deputy-cards/${card.id}/actions/${verb}`, {
    body: { actId: uuidv7(), version: card.version, input },
  })
const codeOf = ({ path }: CardItem): string => path.slice('/check/'.length)
const check = (code: string, headers: Record<string, string> = {}) =>
  app.as(null)<Checked>(`/api/public/v1/card-checks/${code}`, { headers })

describe('代表证', () => {
  it('在任的才发，一人一张，两个人同时发也只有一张；没确认的不发', async () => {
    const mandate = await deputy('甲证')
    const both = await Promise.all([issue(mandate.id), issue(mandate.id)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
    const person = await enter('乙待审')
    const waiting = uuidv7()
    await must(
      app.as('office')('/api/v1/mandates', {
        body: {
          id: waiting,
          person: person.id,
          level: 'county',
          congress: organOf('congress'),
          term: 16,
          electedOn: '2022-01-10',
        },
      }),
    )
    expect((await issue(waiting)).body.code).toBe('not-in-office')
    expect((await issue(uuidv7())).body.code).toBe('not-in-office')
  })

  it('扫码：有效 → 收回重发以后旧码不认、不说姓名，新码有效', async () => {
    const mandate = await deputy('丙证')
    const old = (await issue(mandate.id)).body.item
    expect((await check(codeOf(old))).body).toMatchObject({ result: 'holds', deputy: { name: '丙证' } })
    expect((await move(old, 'reissue', { ground: 'lost' })).body.item.state).toBe('revoked')
    const now = await cardOf(mandate.id)
    expect(codeOf(now)).not.toBe(codeOf(old))
    expect((await check(codeOf(now))).body.result).toBe('holds')
    const { body, text } = await check(codeOf(old))
    expect([body.result, body.deputy, text.includes('丙证')]).toEqual(['revoked', null, false])
    expect([await eventsOf(old.id), await eventsOf(now.id)]).toEqual([
      ['deputyCard.issued', 'deputyCard.reissued'],
      ['deputyCard.issued'],
    ])
    expect((await move({ ...old, version: 2 }, 'revoke', { ground: 'lost' })).status).toBe(409)
  })

  it('资格暂停、终止以后，扫码说得出来，从哪天起；不缓存', async () => {
    const mandate = await deputy('丁证')
    const card = (await issue(mandate.id)).body.item
    await must(act('mandates', mandate, 'suspend', { ground: 'custody', reason: '被羁押' }))
    const suspended = await check(codeOf(card))
    expect([suspended.body.result, /custody|羁押/.test(suspended.text)]).toEqual(['suspended', false])
    await must(act('mandates', mandate, 'end', { ground: 'deprived', endsOn: '2026-11-20' }))
    const { body, text, headers } = await check(codeOf(card))
    expect(body).toMatchObject({ result: 'ended', since: '2026-11-20', deputy: { name: '丁证' } })
    expect([text.includes('deprived'), headers.get('cache-control')]).toEqual([false, 'no-store'])
  })

  it('码猜不出来：改一位、随便写、别的编号，都是 404；同一来源试六十次以后要等', async () => {
    const mandate = await deputy('戊证')
    const code = codeOf((await issue(mandate.id)).body.item)
    const flipped = `${code.startsWith('A') ? 'B' : 'A'}${code.slice(1)}`
    for (const wrong of [flipped, 'x'.repeat(22), code.slice(1), mandate.id, `${code}x`])
      expect((await check(wrong)).status).toBe(404)
    const from = { 'x-forwarded-for': '10.202.0.1' }
    for (let n = 0; n < 60; n++) expect((await check('x'.repeat(22), from)).status).toBe(404)
    expect((await check(code, from)).status).toBe(429)
    expect((await check(code)).status).toBe(200)
  })

  it('县的证由县里发，乡镇的证乡镇主席也能发；别的乡镇、别的县看不到；代表自己不发', async () => {
    const own = await deputy('己证', { level: 'township', congress: organOf(`congress:${townships.east}`), term: 7 })
    const county = await deputy('庚证')
    expect((await issue(own.id, 'westChair')).status).toBe(403)
    expect((await issue(county.id, 'eastChair')).status).toBe(403)
    const card = (await issue(own.id, 'eastChair')).body.item
    const path = `/api/v1/deputy-cards/${card.id}`
    for (const [actor, status] of [
      ['eastChair', 200],
      ['office', 200],
      ['westChair', 404],
      ['neighbourOffice', 404],
      ['leader', 403],
      ['eastDeputy', 403],
    ] as const)
      expect([actor, (await app.as(actor)(path)).status]).toEqual([actor, status])
  })

  it('打印一批：只有有效的、在任的；地址写明是哪个县', async () => {
    const mandate = await deputy('辛证')
    const card = (await issue(mandate.id)).body.item
    const { body } = await app.as('office')<{ items: (CardItem & { address: string; qr: { path: string } })[] }>(
      `/api/v1/deputy-cards/sheet?mandate=${mandate.id}`,
    )
    expect(body.items.map(({ id, address }) => [id, address.endsWith(`/c/test${card.path}`)])).toEqual([
      [card.id, true],
    ])
    expect(body.items[0]?.qr.path.length).toBeGreaterThan(500)
    await move(card, 'revoke', { ground: 'returned' })
    expect(
      (await app.as('office')<{ items: unknown[] }>(`/api/v1/deputy-cards/sheet?mandate=${mandate.id}`)).body.items,
    ).toEqual([])
    const wanting = await app.as('office')<{ items: { mandate: string }[] }>('/api/v1/deputy-cards/wanting?limit=200')
    expect(wanting.body.items.map((one) => one.mandate)).toContain(mandate.id)
  })

  it('办公室看得到一位代表公开了哪几项、凭什么', async () => {
    const mandate = await deputy('壬证')
    const { body } = await app.as('office')<{ facts: { fact: string; shown: string | null }[] }>(
      `/api/v1/deputies/${mandate.id}/publicity`,
    )
    expect(body.facts.filter(({ shown }) => shown !== null).map(({ fact }) => fact)).toEqual(
      expect.arrayContaining(['name', 'congress', 'state']),
    )
    expect(body.facts.find(({ fact }) => fact === 'photo')?.shown).toBeNull()
    expect((await app.as('neighbourOffice')(`/api/v1/deputies/${mandate.id}/publicity`)).status).toBe(404)
  })
})

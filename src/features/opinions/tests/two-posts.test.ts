import { beforeAll, describe, expect, it } from 'vitest'
import { toDay } from '#kernel/day.ts'
import type { Role } from '#commons/access/spec/roles.ts'
import { addPosts, endPost } from '#commons/people/data/store.ts'
import { namedId } from '#platform/crypto/named-id.ts'
import { sql } from '#platform/db/sql.ts'
import { startApp } from '../../../../fixtures/app.ts'
import { type Actor, home, organOf } from '../../../../fixtures/cast.ts'
import { personOf } from '../../../../fixtures/counties.ts'
import { tokenFor } from '../../../../fixtures/database.ts'
import { townships, villages } from '../../../../fixtures/divisions.ts'
import { type Case, opinionsOf, said } from '../../../../fixtures/opinions.ts'
import type { OpinionMove } from '../spec/lifecycle.ts'

const app = await startApp()
const { caseIn, move, read, receipt } = opinionsOf(app)

/** A second post, held for a shorter time than the first. */
const alsoAt = (login: Actor, role: Role, organ: string) => ({
  id: namedId('second post', login),
  person: personOf(login),
  organ: organOf(organ),
  role,
  division: null,
  startsOn: toDay('2024-01-01'),
})

beforeAll(() =>
  app.db.write(home, (session) =>
    addPosts(session, [
      alsoAt('westKeeper', 'stationKeeper', `presidium:${townships.east}`),
      alsoAt('waterDrafter', 'agencyDrafter', 'agency:县交通运输局'),
      alsoAt('waterHead', 'agencyHead', 'agency:县交通运输局'),
      alsoAt('office', 'townshipChair', `presidium:${townships.east}`),
      alsoAt('eastHead', 'agencyHead', 'agency:县水利局'),
    ]),
  ),
)

/** Organs that the events of a matter name, in their order. */
const organsOf = async ({ id }: Pick<Case, 'id'>): Promise<(string | null)[]> =>
  (
    await app.db.read(home, (session) =>
      session.all(sql<{ organ: string | null }>`
        select by_organ as organ from audit.event where county = ${home} and record = ${id} order by version`),
    )
  ).map(({ organ }) => organ)

const must = async (one: Case, verb: OpinionMove, actor: Actor, input?: unknown) => {
  const { status, text, body } = await move(one, verb, input, {}, actor)
  expect([status, status === 200 ? '' : text]).toEqual([200, ''])
  return body
}

const [eastPresidium, westPresidium] = ['河东镇人民代表大会主席团', '河西乡人民代表大会主席团']

describe('一人两职：以管到这件事的那个职务办', () => {
  it('两个乡镇的站长，东边的事以东边的名义，西边的以西边的', async () => {
    const [east, west] = [
      await caseIn('received'),
      await caseIn('received', { township: townships.west, village: villages.westFirst }),
    ]
    for (const one of [east, west]) {
      await must(one, 'accept', 'westKeeper')
      await must(one, 'answerHere', 'westKeeper')
    }
    expect(await organsOf(east)).toEqual([null, eastPresidium, eastPresidium])
    expect(await organsOf(west)).toEqual([null, westPresidium, westPresidium])
    expect((await receipt(east)).body.view.answer?.by).toBe(eastPresidium)
    expect((await read(west, 'office')).body.item.answeredBy).toBe(westPresidium)
  })

  it('替群众登记，写登记到的那个乡镇的职务', async () => {
    const one = { ...said(), channel: 'visit' }
    expect((await app.as('westKeeper')('/api/v1/opinions', { body: one })).status).toBe(201)
    expect(await organsOf(one)).toEqual([eastPresidium])
  })

  it('两个单位的经办人、负责人，以承办的那个单位的名义拟稿、签发', async () => {
    const one = await caseIn('assigned')
    for (const verb of ['acknowledge', 'draft'] as const) await must(one, verb, 'waterDrafter')
    expect((await must(one, 'sign', 'waterHead')).item.answeredBy).toBe('县交通运输局')
    expect((await organsOf(one)).slice(-3)).toEqual(Array(3).fill('县交通运输局'))
  })

  it('村里的事由镇政府签发，不是他兼职的局', async () => {
    const one = await caseIn('accepted')
    await must(one, 'assign', 'eastKeeper', { handler: organOf(`village:${villages.eastFirst}`) })
    for (const verb of ['acknowledge', 'draft'] as const) await must(one, verb, 'eastDrafter')
    expect((await must(one, 'sign', 'eastHead')).item.answeredBy).toBe('河东镇人民政府')
  })

  it('两个职务都管得到的，用欠这一步的单位：受理是主席团，反馈是代工委', async () => {
    const one = await caseIn('received')
    await must(one, 'accept', 'office')
    await must(one, 'assign', 'office')
    for (const verb of ['acknowledge', 'draft'] as const) await must(one, verb, 'roadDrafter')
    await must(one, 'sign', 'roadHead')
    await must(one, 'release', 'office')
    const organs = await organsOf(one)
    expect(organs.slice(1, 3)).toEqual([eastPresidium, eastPresidium])
    expect(organs.at(-1)).toMatch(/代表.*委/)
  })

  it('只有一个职务管得到的，别的乡镇的事还是代工委的名义', async () => {
    const one = await caseIn('received', { township: townships.west, village: villages.westFirst })
    await must(one, 'accept', 'office')
    expect((await organsOf(one)).at(-1)).toMatch(/代表.*委/)
  })
})

describe('一个职务到期以后', () => {
  it('以前登记的，别人动过了，再送一遍也看不见', async () => {
    const one = { ...said(), channel: 'visit' }
    const enter = async () => {
      const token = await tokenFor(app.db, 'westKeeper', app.clock.now)
      return app.as(null)('/api/v1/opinions', { body: one, headers: { authorization: `Bearer ${token}` } })
    }
    expect((await enter()).status).toBe(201)
    const id = namedId('second post', 'westKeeper')
    await app.db.write(home, (session) => endPost(session, id, toDay('2026-11-23')))
    expect((await enter()).status).toBe(200) // nothing has happened: the answer to the same request is the same
    const entered = { id: one.id, link: '', code: '', word: '', version: 1 }
    await must(entered, 'accept', 'eastKeeper')
    expect((await enter()).status).toBe(404)
  })
})

import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { startApp } from '../../../../fixtures/app.ts'
import { type Actor, home, organOf } from '../../../../fixtures/cast.ts'
import { personOf } from '../../../../fixtures/counties.ts'
import { townships } from '../../../../fixtures/divisions.ts'
import { type Living, peopleOf } from '../../../../fixtures/people.ts'
import { picture } from '../../../../fixtures/picture.ts'

const app = await startApp()
const { act, must, enter, eventsOf } = peopleOf(app)
const agreed = { image: picture, isPublic: true, agreedOn: '2026-11-20', agreement: '书面同意书' }

const stored = async (person: string): Promise<number> =>
  (
    await app.db.read(home, (session) =>
      session.one(
        sql<{ n: number }>`select count(*)::int as n from people.photo where county = ${home} and person = ${person}`,
      ),
    )
  )?.n ?? 0

const deputy = async (name: string): Promise<{ person: Living; mandate: Living }> => {
  const person = await enter(name, { township: townships.east })
  const mandate: Living = { id: uuidv7(), version: 1 }
  const body = {
    id: mandate.id,
    person: person.id,
    level: 'county',
    congress: organOf('congress'),
    term: 16,
    electedOn: '2022-01-10',
  }
  await must(app.as('office')('/api/v1/mandates', { body }))
  await must(act('mandates', mandate, 'confirm', { startsOn: '2022-02-01' }))
  return { person, mandate }
}
const face = (mandate: string) => app.as(null)(`/api/public/v1/deputies/${mandate}/photo`)

describe('照片', { timeout: 120_000 }, () => {
  it('放上、公开、撤下：撤下以后图片不在库里，公众页上也没有；时间线里没有图片', async () => {
    const { person, mandate } = await deputy('甲有照')
    expect((await face(mandate.id)).status).toBe(404)
    const { status, body } = await act('people', person, 'setPhoto', agreed)
    expect([status, body.item?.photo]).toMatchObject([200, { isPublic: true, agreedOn: '2026-11-20' }])
    const { status: seen, headers } = await face(mandate.id)
    expect([seen, headers.get('content-type'), headers.get('cache-control')]).toEqual([
      200,
      'image/jpeg',
      'public, max-age=60',
    ])
    expect((await app.as(null)(`/api/public/v1/deputies/${mandate.id}`)).body.hasPhoto).toBe(true)
    const record = await app.as('office')(`/api/v1/people/${person.id}?with=events`)
    expect([record.text.includes(picture.slice(0, 40)), record.text.includes('书面同意书')]).toEqual([false, true])
    await must(act('people', person, 'removePhoto'))
    expect([await stored(person.id), (await face(mandate.id)).status]).toEqual([0, 404])
    expect((await act('people', person, 'removePhoto')).body.code).toBe('no-photo')
    expect(await eventsOf(person.id)).toEqual(['person.entered', 'person.photoSet', 'person.photoRemoved'])
  })

  it('没有同意公开的，只在工作台上；不在任了，公众也看不到', async () => {
    const { person, mandate } = await deputy('乙有照')
    await must(act('people', person, 'setPhoto', { ...agreed, isPublic: false }))
    expect((await face(mandate.id)).status).toBe(404)
    expect((await app.as('office')(`/api/v1/people/${person.id}/photo`)).status).toBe(200)
    expect((await app.as('westChair')(`/api/v1/people/${person.id}/photo`)).status).toBe(404)
    await must(act('people', person, 'setPhoto', agreed))
    expect((await face(mandate.id)).status).toBe(200)
    await must(act('mandates', mandate, 'end', { ground: 'movedAway', endsOn: '2026-11-20' }))
    expect((await face(mandate.id)).status).toBe(404)
  })

  it('本人放自己的、撤自己的；别人放不了他的；没有同意、不是照片的不收', async () => {
    const own: Living = { id: personOf('eastDeputy'), version: 1 }
    await must(act('people', own, 'setPhoto', { ...agreed, agreement: '本人上传' }, 'eastDeputy'))
    await must(act('people', own, 'removePhoto', {}, 'eastDeputy'))
    const { person } = await deputy('丙有照')
    for (const [actor, status] of [
      ['eastDeputy', 404],
      ['westChair', 404],
      ['eastKeeper', 403],
      ['leader', 403],
    ] as [Actor, number][])
      expect([actor, (await act('people', { ...person }, 'setPhoto', agreed, actor)).status]).toEqual([actor, status])
    const text = Buffer.from('<script>alert(1)</script>').toString('base64')
    expect((await act('people', { ...person }, 'setPhoto', { ...agreed, image: text })).body.code).toBe('not-a-picture')
    expect((await act('people', { ...person }, 'setPhoto', { ...agreed, agreement: undefined })).status).toBe(422)
    expect((await act('people', { ...person }, 'setPhoto', { ...agreed, image: 'A'.repeat(710_000) })).status).toBe(422)
    expect(await stored(person.id)).toBe(0)
  })
})

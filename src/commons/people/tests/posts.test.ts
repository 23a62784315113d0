import { expect, it } from 'vitest'
import { toDay } from '#kernel/day.ts'
import { sql } from '#platform/db/sql.ts'
import { home, organOf } from '../../../../fixtures/cast.ts'
import { loginOf, personOf, postOf } from '../../../../fixtures/counties.ts'
import { freshDatabase } from '../../../../fixtures/database.ts'
import { addPosts, endPost, postsOf } from '../data/store.ts'

const { db } = await freshDatabase()
const posts = (login: string, on: string) => db.read(home, (session) => postsOf(session, personOf(login), toDay(on)))
const stampOf = async (login: string) =>
  (
    await db.read(home, (session) =>
      session.one(
        sql<{ stamp: number }>`select stamp from login.login where county = ${home} and id = ${loginOf(login)}`,
      ),
    )
  )?.stamp

it('职务有始有终，按那一天算', async () => {
  expect(await posts('eastKeeper', '2021-12-31')).toEqual([])
  expect(await posts('eastKeeper', '2022-01-01')).toMatchObject([
    { role: 'stationKeeper', organName: '河东镇人民代表大会主席团', division: '999901101' },
  ])
  await db.write(home, (session) => endPost(session, postOf('eastKeeper'), toDay('2026-06-30')))
  expect(await posts('eastKeeper', '2026-06-30')).toHaveLength(1)
  expect(await posts('eastKeeper', '2026-07-01')).toEqual([])
})

it('代表的职务写明由哪个乡镇选出', async () => {
  expect(await posts('eastDeputy', '2026-01-01')).toMatchObject([
    { organName: '县人民代表大会', division: '999901101' },
  ])
})

it('职务一变，登录的印记就变；同一职务给两次只算一次', async () => {
  const before = await stampOf('office')
  const post = {
    id: crypto.randomUUID(),
    person: personOf('office'),
    organ: organOf('office'),
    role: 'systemAdmin',
    division: null,
    startsOn: toDay('2026-01-01'),
  }
  await db.write(home, (session) => addPosts(session, [post]))
  expect(await stampOf('office')).toBe((before ?? 0) + 1)
  await db.write(home, (session) => addPosts(session, [post]))
  expect(await stampOf('office')).toBe((before ?? 0) + 1)
  expect(await posts('office', '2026-02-01')).toHaveLength(2)
})

it('人和职务，应用不能删除', async () => {
  for (const table of ['people.post', 'people.person']) {
    await expect(
      db.write(home, (session) => session.one({ text: `delete from ${table} where county = $1`, values: [home] })),
    ).rejects.toMatchObject({ code: '42501' })
  }
})

import { expect, it } from 'vitest'
import { toDay } from '#kernel/day.ts'
import { home, other } from '../../../../fixtures/cast.ts'
import { freshDatabase } from '../../../../fixtures/database.ts'
import { townships } from '../../../../fixtures/divisions.ts'
import { listVenues } from '../data/store.ts'

const { db } = await freshDatabase()
const names = (county: string, township?: string) =>
  db.read(county, async (session) =>
    (await listVenues(session, { township }, toDay('2026-11-24'))).map(({ name }) => name),
  )

it('一乡镇的站和室', async () => {
  expect(await names(home, townships.east)).toEqual([
    '河东镇人大代表联络站',
    '大王楼村代表联络室',
    '小李庄村代表联络室',
  ])
})

it('全县的，县里的家在前，别县的不在内', async () => {
  const all = await names(home)
  expect(all[0]).toBe('示例县人大代表之家')
  expect(all).toHaveLength(9)
  expect(await names(home, townships.neighbour)).toEqual([])
  expect(await names(other, townships.neighbour)).toEqual(['北山镇人大代表联络站', '石桥村代表联络室'])
})

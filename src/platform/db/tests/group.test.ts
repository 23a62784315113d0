import { beforeEach, describe, expect, it } from 'vitest'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import { freshDatabase } from '../../../../fixtures/database.ts'
import { later } from '../later.ts'
import { sql } from '../sql.ts'

const { db } = await freshDatabase()
const county = 'test'

const put = (room: string) =>
  sql`insert into settings.edition (county, room, nth, value) values (${county}, ${room}, 1, '{}')`
const there = () =>
  db.read(county, async (session) =>
    (
      await session.all(
        sql<{
          room: string
        }>`select room from settings.edition where county = ${county} and room like 'group-%' order by room`,
      )
    ).map(({ room }) => room.slice(6)),
  )
let round = 0
const named = (name: string): string => `group-${round}${name}`

beforeEach(() => {
  round++
})

describe('units of one transaction', () => {
  it('what one refuses is undone alone; the others are there after the commit and not before', async () => {
    await db.group(county, async (units) => {
      await units.write(county, async (session) => session.send(put(named('a'))))
      const refused = units.write(county, async (session) => {
        await session.all(put(named('b')))
        throw new Problem(refuse('not-allowed'))
      })
      await expect(refused).rejects.toMatchObject({ refusal: { code: 'not-allowed' } })
      const twice = units.write(county, async (session) => {
        session.send(put(named('a')))
        session.send(put(named('c')))
        return later(session.all(put(named('d'))))
      })
      await expect(twice).rejects.toMatchObject({ code: '23505' })
      await units.write(county, async (session) => session.send(put(named('e'))))
      expect(await there()).not.toContain(`${round}a`)
      expect(
        await units.read(county, (session) =>
          session.all(sql`select 1 from settings.edition where room = ${named('a')}`),
        ),
      ).toHaveLength(1)
    })
    expect((await there()).filter((name) => name.startsWith(String(round)))).toEqual([`${round}a`, `${round}e`])
  })

  it('a unit of units is undone as a whole', async () => {
    await db.group(county, async (units) => {
      const outer = units.write(county, async () => {
        await units.write(county, async (session) => session.send(put(named('a'))))
        await units.write(county, async (session) => session.send(put(named('a'))))
      })
      await expect(outer).rejects.toMatchObject({ code: '23505' })
      await units.write(county, async (session) => session.send(put(named('b'))))
    })
    expect((await there()).filter((name) => name.startsWith(String(round)))).toEqual([`${round}b`])
  })

  it('what fails outside of a unit undoes all, and another county is refused', async () => {
    const all = db.group(county, async (units) => {
      await units.write(county, async (session) => session.send(put(named('a'))))
      await expect(units.write('other', async () => {})).rejects.toThrow('one county')
      throw new Error('broken off')
    })
    await expect(all).rejects.toThrow('broken off')
    expect((await there()).filter((name) => name.startsWith(String(round)))).toEqual([])
  })
})

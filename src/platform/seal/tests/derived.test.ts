import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { poolOf } from '#platform/db/db.ts'
import { startApp } from '../../../../fixtures/app.ts'
import { home } from '../../../../fixtures/cast.ts'
import { opinionsOf } from '../../../../fixtures/opinions.ts'
import { verifySeals } from '../verify.ts'

const app = await startApp()
const { caseIn } = opinionsOf(app)
const owner = poolOf({ ...app.owner, max: 1 }, null)
afterAll(() => owner.end())

let record = ''
const faults = async () => (await verifySeals(app.db, home, app.ports)).faults
/** Changes something behind the program's back, looks, and puts it back. */
const tampered = async (change: string, back: string) => {
  await owner.query(change)
  const found = await faults()
  await owner.query(back)
  expect(await faults()).toEqual([])
  return found
}

beforeEach(async () => {
  record = (await caseIn('handling')).id
  await app.settle()
})

describe('由记录算出来的表', () => {
  it('待办：改了期限、少了一条、多了一条', async () => {
    const of = `where county = '${home}' and record = '${record}'`
    const differs = { what: 'derived-differs', table: 'tasks.task', kind: 'opinion' }
    expect(
      await tampered(
        `update tasks.task set due_on = due_on + 30 ${of}`,
        `update tasks.task set due_on = due_on - 30 ${of}`,
      ),
    ).toEqual([{ ...differs, record }])
    await owner.query(`create table public.kept as select * from tasks.task ${of}`)
    expect(await tampered(`delete from tasks.task ${of}`, 'insert into tasks.task select * from public.kept')).toEqual([
      { ...differs, record },
    ])
    const strange = '00000000-0000-7000-8000-000000000001'
    await owner.query(`update public.kept set record = '${strange}'`)
    expect(
      await tampered(
        'insert into tasks.task select * from public.kept',
        `delete from tasks.task where record = '${strange}'`,
      ),
    ).toEqual([{ ...differs, record: strange }])
  })

  it('检索：别的词、少了一条', async () => {
    const of = `where county = '${home}' and kind = 'opinion' and record = '${record}'`
    const differs = { what: 'derived-differs', table: 'search.doc', kind: 'opinion', record }
    await owner.query(`create table public.doc as select * from search.doc ${of}`)
    const back = `delete from search.doc ${of}; insert into search.doc select * from public.doc`
    expect(await tampered(`update search.doc set tsv = tsv || '''别的'':1'::tsvector ${of}`, back)).toEqual([differs])
    expect(await tampered(`delete from search.doc ${of}`, back)).toEqual([differs])
  })
})

describe('编号', () => {
  it('计数器往前拨，就少了号', async () => {
    const at = `where county = '${home}' and series = 'opinion'`
    const found = await tampered(
      `update numbering.counter set value = value + 2 ${at}`,
      `update numbering.counter set value = value - 2 ${at}`,
    )
    expect(found.map(({ what }) => what)).toEqual(['number-missing', 'number-missing'])
    expect(found[0]).toMatchObject({ series: 'opinion', number: expect.stringMatching(/^\d{4}-\d{4}$/) })
  })
})

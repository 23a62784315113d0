import { afterAll, describe, expect, it } from 'vitest'
import { removeErased } from '#commons/files/actions/remove-erased.ts'
import { scrub } from '#commons/files/actions/scrub.ts'
import { poolOf } from '#platform/db/db.ts'
import { raw, sql } from '#platform/db/sql.ts'
import { verifySeals } from '#platform/seal/verify.ts'
import { startApp } from '../../../../../fixtures/app.ts'
import { home } from '../../../../../fixtures/cast.ts'
import { formOf, keptIn, pdfOf } from '../../../../../fixtures/handed-in/files.ts'
import { opinionsOf, said, type Told } from '../../../../../fixtures/opinions.ts'

const app = await startApp()
const { move, read } = opinionsOf(app)
const citizen = app.as(null)

/** A matter with one paper; without contacts unless some are given. */
const withPaper = async (text: string, contacts: object = {}) => {
  const { authorName: _name, authorPhone: _phone, ...rest } = said() as Record<string, unknown> & { id: string }
  const one = { ...rest, ...contacts }
  const { body: file } = await citizen(
    `/api/public/v1/submissions/${one.id}/files`,
    await formOf('赵金丝雀的材料.pdf', pdfOf(text)),
  )
  const { body } = await citizen<Told>('/api/public/v1/opinions', { body: one })
  return { id: body.view.id, link: body.receipt.link, file: String(file['id']), version: body.view.version }
}
type Paper = Awaited<ReturnType<typeof withPaper>>

const erase = (one: Paper, input: object) => move({ ...one, code: '', word: '' }, 'eraseContacts', input)
const atCitizen = ({ link, file }: Paper) => citizen(`/api/public/v1/receipts/${link}/files/${file}`)
const atOffice = ({ file }: Paper) => app.as('office')(`/api/v1/files/${file}`)
const row = (file: string) =>
  app.db.read(home, (session) =>
    session.one(
      sql<{
        name: string | null
        sha256: string
        isRemoved: boolean
      }>`select name, sha256, is_removed from files.file where county = ${home} and id = ${file}`,
    ),
  )

describe('反映人删除自己的信息，附件一起删', () => {
  it('当下谁也打不开，页面说删了；内容随后离开存储；名字没有了，指纹留着；封存对得上', async () => {
    const one = await withPaper('路灯坏了，我拍了照', { authorName: '赵金', authorPhone: '13987654321' })
    expect([(await atCitizen(one)).status, (await atOffice(one)).status]).toEqual([200, 200])
    const before = await row(one.file)
    expect((await erase(one, { phoneEnd: '4321' })).status).toBe(200)
    expect([(await atCitizen(one)).status, (await atOffice(one)).status]).toEqual([404, 404])
    const tombstone = [{ id: one.file, name: '', isErased: true }]
    expect((await read({ id: one.id }, 'office')).body.item['files']).toMatchObject(tombstone)
    const { body: seen } = await citizen<{ view: { files: unknown } }>(`/api/public/v1/receipts/${one.link}`)
    expect(seen.view.files).toMatchObject(tombstone)

    expect(keptIn(app.dataDir)).toHaveLength(1)
    expect(await removeErased(app.db, app.ports, home)).toBe(1)
    expect(keptIn(app.dataDir)).toEqual([])
    expect(await row(one.file)).toEqual({ name: null, sha256: before?.sha256, isRemoved: true })
    expect(await removeErased(app.db, app.ports, home)).toBe(0)
    expect(await scrub(app.db, app.ports.blobs, home)).toEqual({ contents: 0, rotten: [] })
    await app.settle()
    expect((await verifySeals(app.db, home, app.ports)).faults).toEqual([])
  })

  it('没有留称呼和电话，只有附件，也能删；再删一次没有可删的', async () => {
    const one = await withPaper('只有附件的一件')
    expect((await erase(one, {})).status).toBe(200)
    expect((await atOffice(one)).status).toBe(404)
    const again = await erase({ ...one, version: one.version + 1 }, {})
    expect([again.status, again.body['code']]).toEqual([409, 'no-contacts'])
  })

  it('别人也传了一样的内容：他的照样打得开', async () => {
    const [one, another] = [await withPaper('两家合写的一份'), await withPaper('两家合写的一份')]
    await erase(one, {})
    await removeErased(app.db, app.ports, home)
    expect([(await atOffice(one)).status, (await atOffice(another)).status]).toEqual([404, 200])
    expect((await scrub(app.db, app.ports.blobs, home)).rotten).toEqual([])
  })
})

describe('清内容的时候，又有人删了一样的一份', () => {
  it('后删的等下一轮再看，不会一直留在存储里', async () => {
    const [one, another] = [await withPaper('同时删的一份'), await withPaper('同时删的一份')]
    await erase(one, {})
    let isAsked = false
    /** Erases the other one behind the answer that somebody still has the same. */
    const during: typeof app.db.write = (county, work) =>
      app.db.write(county, (session) =>
        work({
          ...session,
          one: async (statement) => {
            const found = await session.one(statement)
            if (!isAsked && JSON.stringify(statement).includes('erased_at is null limit 1')) {
              isAsked = true
              await erase(another, {})
            }
            return found
          },
        }),
      )
    expect(await removeErased({ ...app.db, write: during }, app.ports, home)).toBe(0)
    expect([isAsked, (await row(another.file))?.isRemoved]).toEqual([true, false])
    expect(await removeErased(app.db, app.ports, home)).toBe(1)
    expect((await row(another.file))?.isRemoved).toBe(true)
  })
})

describe('数据库里有人改了附件的那一行', () => {
  const owner = poolOf({ ...app.owner, max: 1 }, null)
  afterAll(() => owner.end())
  /** Changes the row behind the program, looks, and puts it back. */
  const tampered = async <T>(file: string, change: string, look: () => Promise<T>): Promise<T> => {
    await owner.query('drop table if exists public.kept')
    await owner.query(`create table public.kept as select * from files.file where id = '${file}'`)
    await owner.query(change)
    try {
      return await look()
    } finally {
      await owner.query(`delete from files.file where id = '${file}'`)
      await owner.query('insert into files.file select * from public.kept')
    }
  }
  const faults = async () => (await verifySeals(app.db, home, app.ports)).faults
  const differs = ({ id: record }: Paper) => [{ what: 'derived-differs', table: 'files.file', kind: 'opinion', record }]

  it('换成别的内容：verify 说出是哪一件，谁也拿不到换进去的', async () => {
    const [one, another] = [await withPaper('原来的证据'), await withPaper('换进去的另一份')]
    await app.settle()
    const change = `update files.file set sha256 = '${(await row(another.file))?.sha256}' where id = '${one.file}'`
    const found = await tampered(one.file, change, async () => [
      await faults(),
      (await atCitizen(one)).body['code'],
      (await atOffice(one)).body['code'],
    ])
    expect(found).toEqual([differs(one), 'file-damaged', 'file-damaged'])
    expect([await faults(), (await atOffice(one)).status]).toEqual([[], 200])
  })

  it('删去那一行：verify 说出是哪一件', async () => {
    const one = await withPaper('会被删去一行的证据')
    await app.settle()
    expect(await tampered(one.file, `delete from files.file where id = '${one.file}'`, faults)).toEqual(differs(one))
  })

  it('谎称反映人删了：verify 说出是哪一件，内容留着，照样打得开，页面不说删了', async () => {
    const one = await withPaper('被谎称删去的证据')
    await app.settle()
    const before = keptIn(app.dataDir)
    const change = `update files.file set erased_at = now() where id = '${one.file}'`
    const found = await tampered(one.file, change, async () => [
      await removeErased(app.db, app.ports, home),
      await faults(),
      (await atCitizen(one)).status,
      (await read({ id: one.id }, 'office')).body.item['files'],
    ])
    expect(found).toMatchObject([0, differs(one), 200, [{ id: one.file, isErased: false }]])
    expect(keptIn(app.dataDir)).toEqual(before)
  })

  it('程序自己的身份改不了、删不掉挂着的附件，也不能先摘下来', async () => {
    const { file } = await withPaper('程序也动不了的证据')
    const asProgram = (change: string) => app.db.write(home, (session) => session.all(raw(change)))
    for (const change of [`set sha256 = repeat('0', 64)`, 'set record = null'])
      await expect(asProgram(`update files.file ${change} where id = '${file}' returning id`)).rejects.toThrow(
        /permission denied|row-level security/,
      )
    expect(await asProgram(`delete from files.file where id = '${file}' returning id`)).toEqual([])
    expect(await row(file)).toBeDefined()
  })
})

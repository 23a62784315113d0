import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import { verifySeals } from '#platform/seal/verify.ts'
import { startApp } from '../../../../../fixtures/app.ts'
import { home } from '../../../../../fixtures/cast.ts'
import { jpegOf, pdfOf, send } from '../../../../../fixtures/handed-in/files.ts'
import { type Case, opinionsOf, type Seen } from '../../../../../fixtures/opinions.ts'

const app = await startApp()
const { caseIn, move, must, read } = opinionsOf(app)
const citizen = app.as(null)
const outcome = { result: 'solved', answer: '路灯已经修好，照片附上。' }

const sendAs = async (actor: 'roadDrafter' | 'roadHead' | 'eastKeeper', name: string, bytes: Uint8Array) =>
  String((await send(app.as(actor), name, bytes)).body['id'])
const two = async () => [
  await sendAs('roadDrafter', '修好以后.jpg', jpegOf()),
  await sendAs('roadDrafter', '验收单.pdf', pdfOf(`验收 ${uuidv7()}`)),
]
const view = async ({ link }: Case) => (await citizen<Seen>(`/api/public/v1/receipts/${link}`)).body.view
const atCitizen = async ({ link }: Case, file: string) =>
  (await citizen(`/api/public/v1/receipts/${link}/files/${file}`)).status

describe('答复带附件', () => {
  it('拟写时附上，反馈以后反映人凭回执取得到；之前取不到；封存对得上', async () => {
    const one = await caseIn('handling')
    const files = await two()
    await must(one, 'draft', { ...outcome, files })
    expect((await read(one, 'roadHead')).body.item['answerFiles']).toMatchObject([
      { id: files[0], name: '修好以后.jpg' },
      { id: files[1], name: '验收单.pdf' },
    ])
    expect((await app.as('roadHead')(`/api/v1/files/${files[0]}`)).status).toBe(200)
    expect((await app.as('westKeeper')(`/api/v1/files/${files[0]}`)).status).toBe(404)
    await must(one, 'sign')
    expect([(await view(one)).answer, await atCitizen(one, files[0] ?? '')]).toEqual([null, 404])
    await must(one, 'release')
    const { answer, files: own } = await view(one)
    expect(answer?.files).toMatchObject([{ id: files[0] }, { id: files[1], name: '验收单.pdf' }])
    expect(own).toEqual([])
    expect([await atCitizen(one, files[0] ?? ''), await atCitizen(one, files[1] ?? '')]).toEqual([200, 200])
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const { text: copy } = await citizen(`/r/${one.link}/own-data`, { raw: 'phoneEnd=1234&as=page', headers })
    expect(copy).toMatch(/答复的附件.*修好以后\.jpg\s验收单\.pdf/s)
    await app.settle()
    expect((await verifySeals(app.db, home, app.ports)).faults).toEqual([])
  })

  it('当场答复的也能附；反映人删了自己的信息，答复的附件还在', async () => {
    const one = await caseIn('accepted')
    const file = await sendAs('eastKeeper', '回执.pdf', pdfOf('当场答复'))
    await must(one, 'answerHere', { ...outcome, files: [file] })
    expect(await atCitizen(one, file)).toBe(200)
    await must(one, 'eraseContacts', { phoneEnd: '1234' })
    expect(await atCitizen(one, file)).toBe(200)
  })

  it('重写答复，旧的附件反映人取不到；并入的那一件也看得到附件', async () => {
    const one = await caseIn('handling')
    const [old = ''] = await two()
    await must(one, 'draft', { ...outcome, files: [old] })
    await must(one, 'sendBack')
    const [fresh = ''] = await two()
    await must(one, 'draft', { ...outcome, files: [fresh] })
    const joined = await caseIn('received')
    await must(joined, 'merge', { into: one.id, reason: '同一件事' })
    for (const step of ['sign', 'release'] as const) await must(one, step)
    expect([await atCitizen(one, old), await atCitizen(one, fresh), await atCitizen(joined, fresh)]).toEqual([
      404, 200, 200,
    ])
  })

  it('退回的拟稿留着自己的附件：换一个拟稿人也带得上；没有再带的列在以前附过的里，本机关打得开，封存对得上', async () => {
    const one = await caseIn('handling')
    const [photo = '', paper = ''] = await two()
    await must(one, 'draft', { ...outcome, files: [paper, photo] })
    expect((await read(one, 'roadHead')).body.item['answerFiles']).toMatchObject([{ id: paper }, { id: photo }])
    await must(one, 'sendBack')
    expect((await read(one, 'roadDrafter')).body.item['answerFiles']).toHaveLength(2)
    const [fresh = ''] = await two()
    await must(one, 'draft', { ...outcome, files: [fresh, photo] })
    const { item } = (await read(one, 'roadHead')).body
    expect(item['answerFiles']).toMatchObject([{ id: fresh }, { id: photo }])
    expect(item['earlierFiles']).toMatchObject([{ id: paper, isErased: false }])
    expect((await app.as('roadHead')(`/api/v1/files/${paper}`)).status).toBe(200)
    await must(one, 'sign')
    await must(one, 'returnAnswer')
    await must(one, 'draft', { ...outcome, files: [paper] })
    expect((await read(one, 'roadHead')).body.item['earlierFiles']).toMatchObject([{ id: fresh }, { id: photo }])
    await app.settle()
    expect((await verifySeals(app.db, home, app.ports)).faults).toEqual([])
  })

  it('反映人说没有解决：上一次答复的附件还在这一件上，再答复可以再带', async () => {
    const one = await caseIn('handling')
    const [file = ''] = await two()
    await must(one, 'draft', { ...outcome, files: [file] })
    for (const step of ['sign', 'release', 'notSolved', 'assign', 'acknowledge'] as const) await must(one, step)
    expect((await read(one, 'office')).body.item).toMatchObject({ answerFiles: [], earlierFiles: [{ id: file }] })
    expect([(await app.as('office')(`/api/v1/files/${file}`)).status, await atCitizen(one, file)]).toEqual([200, 404])
    await must(one, 'draft', { ...outcome, files: [file] })
    expect((await read(one, 'office')).body.item).toMatchObject({ answerFiles: [{ id: file }], earlierFiles: [] })
    await app.settle()
    expect((await verifySeals(app.db, home, app.ports)).faults).toEqual([])
  })

  it('别人传的、别件上的、四个的、没有这个的：都不收', async () => {
    const one = await caseIn('handling')
    const [used = '', free = ''] = await two()
    const other = await caseIn('handling')
    await must(other, 'draft', { ...outcome, files: [used] })
    const ofHead = await sendAs('roadHead', '别人传的.pdf', pdfOf('别人传的'))
    for (const files of [[used], [ofHead], [uuidv7()], [free, free]])
      expect((await move(one, 'draft', { ...outcome, files })).body['code']).toBe('file-unknown')
    const four = [...(await two()), ...(await two())]
    expect((await move(one, 'draft', { ...outcome, files: four })).status).toBe(422)
    expect((await move(one, 'draft', { ...outcome, files: [free] })).status).toBe(200)
  })
})

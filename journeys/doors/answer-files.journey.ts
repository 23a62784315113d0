import { randomBytes } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { docxOf, jpegOf } from '../../fixtures/handed-in/files.ts'
import { atDesk, begin, citizen, look, lookWithScripts, pick, said, send, sizes } from '../people.ts'

const pole = String(Date.now()).slice(-6)
const shots = process.env['LUZHI_SHOTS']

test('答复带附件：看得到传了多少，不收的逐个说，群众凭回执取得到', async ({ browser }) => {
  const person = await citizen(browser)
  const { link, id } = await said(person, `${pole}号杆的路灯坏了，请修。`)
  const desk = await atDesk(browser, 'keeper')
  await desk.goto(`/desk/opinions/${id}`)
  await begin(desk, '受理')
  await pick(desk, '类别', '道路交通')
  await send(desk, '受理')
  await begin(desk, '当场答复')
  const form = desk.getByRole('form', { name: '当场答复' })
  const chooser = form.getByLabel('随答复给反映人的附件')
  const shoot = async (name: string): Promise<void> => {
    if (shots) await desk.screenshot({ path: `${shots}/${name}.png` })
  }

  await test.step('一个大文件在路上：有进度，没传完不能交', async () => {
    await form.getByText('已解决').click()
    await form.getByLabel('答复', { exact: true }).fill('当天修好了，验收记录附上。')
    const network = await desk.context().newCDPSession(desk)
    await network.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: 250_000,
    })
    // Nothing that packs well, so that it takes its time.
    const long = Buffer.from(`验收记录\n${randomBytes(700_000).toString('hex')}`)
    await chooser.setInputFiles([{ name: '验收记录.txt', mimeType: 'text/plain', buffer: long }])
    await expect(form.getByRole('progressbar', { name: '验收记录.txt 的上传进度' })).toBeVisible()
    await expect(form.getByText(/正在上传，已传 [1-9]\d*%/)).toBeVisible()
    await shoot('sending-1440')
    await look(desk, '附件在路上')
    await form.getByRole('button', { name: /^当场答复/ }).click()
    await expect(form.getByText('有文件还没有传完')).toBeVisible()
    await network.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: -1,
    })
    await expect(form.getByText('未经病毒扫描')).toBeVisible({ timeout: 30_000 })
  })

  await test.step('不收的逐个说出原因，去掉；收下的留着', async () => {
    await chooser.setInputFiles([
      { name: '现场.jpg', mimeType: 'image/jpeg', buffer: jpegOf(640, 480) },
      { name: '程序.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') },
      { name: '通知.docx', mimeType: 'application/octet-stream', buffer: await docxOf(['机密', '★']) },
    ])
    await expect(form.getByText('不收这种文件')).toBeVisible()
    await expect(form.getByText('附件最多 3 个，这个没有传')).toBeVisible()
    await shoot('refused-1440')
    await look(desk, '有的不收')
    await desk.setViewportSize(sizes.phone)
    await shoot('refused-390')
    await look(desk, '有的不收，窄屏')
    await desk.setViewportSize(sizes.desk)
    for (const name of ['程序.exe', '通知.docx'])
      await form.locator('li', { hasText: name }).getByRole('button', { name: '去掉' }).click()
    await expect(form.locator('.files-picker li')).toHaveCount(2)
    await send(desk, '当场答复')
    await expect(desk.locator('.answer').getByRole('link', { name: '现场.jpg' })).toBeVisible()
    await shoot('answered-1440')
    await look(desk, '答复带附件')
  })

  await test.step('群众凭回执看到答复的附件，取得到', async () => {
    await person.goto(`/r/${link}/progress`)
    await expect(person.getByRole('link', { name: '验收记录.txt' })).toBeVisible()
    if (shots) await person.screenshot({ path: `${shots}/citizen-390.png`, fullPage: true })
    await lookWithScripts(browser, person, '答复带附件的进度')
    const path = (await person.getByRole('link', { name: '现场.jpg' }).getAttribute('href')) ?? ''
    expect((await person.request.get(path)).status()).toBe(200)
  })
})

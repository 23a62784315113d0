import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { docxOf, jpegOf, withPlace } from '../../fixtures/handed-in/files.ts'
import { atDesk, citizen, home, look, lookWithScripts, sizes } from '../people.ts'

const pole = String(Date.now()).slice(-6)

test('群众附上照片和材料，站里打得开，别的乡镇打不开', async ({ browser }) => {
  const person = await citizen(browser)
  const picture = { name: `${pole}号杆.jpg`, mimeType: 'image/jpeg', buffer: withPlace(jpegOf(640, 480)) }
  const paper = { name: '联名.docx', mimeType: 'application/octet-stream', buffer: await docxOf(['示例居民']) }
  const marked = { name: '通知.docx', mimeType: 'application/octet-stream', buffer: await docxOf(['机密', '★']) }

  await test.step('没有脚本的手机上，选两个文件一起交；带密级标志的退回来', async () => {
    await person.goto('/say')
    await person.getByLabel('什么事').fill(`${pole}号杆的路灯坏了，照片和联名附上。`)
    await person.getByLabel(/^乡镇、街道/).selectOption({ label: '付井镇' })
    await person.getByLabel(/^照片、材料/).setInputFiles([picture, marked])
    await person.getByRole('button', { name: /拿凭证/ }).click()
    await expect(person.getByRole('heading', { name: '还没有交成' })).toBeVisible()
    await expect(person.getByText('请走机要渠道').first()).toBeVisible()
    // What came with a marked paper is not kept either: it is chosen again.
    await expect(person.getByText(picture.name)).toHaveCount(0)
    await person.getByLabel(/^照片、材料/).setInputFiles([picture, paper])
    await person.getByRole('button', { name: /拿凭证/ }).click()
    await expect(person.getByRole('heading', { name: '收到了，这是凭证' })).toBeVisible()
    await expect(person.getByText('未经病毒扫描')).toHaveCount(2)
    await lookWithScripts(browser, person, '有附件的凭证')
    const kept = await person.request.get(
      new URL((await person.getByRole('link', { name: picture.name }).getAttribute('href')) ?? '', home).href,
    )
    expect([kept.status(), (await kept.body()).includes('GPS')]).toEqual([200, false])
  })

  await test.step('站里在这一件上看到两个附件，取下来打得开', async () => {
    const desk = await atDesk(browser, 'keeper')
    await desk
      .getByRole('link', { name: new RegExp(`${pole}号杆的路灯`) })
      .first()
      .click()
    await expect(desk.getByRole('heading', { name: '附件' })).toBeVisible()
    await look(desk, '有附件的意见')
    await desk.setViewportSize(sizes.phone)
    await look(desk, '有附件的意见，窄屏')
    await desk.setViewportSize(sizes.desk)
    const [download] = await Promise.all([
      desk.waitForEvent('download'),
      desk.getByRole('link', { name: '联名.docx' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('联名.docx')
    expect(readFileSync(await download.path()).equals(paper.buffer)).toBe(true)
    const path = (await desk.getByRole('link', { name: '联名.docx' }).getAttribute('href')) ?? ''
    const elsewhere = await atDesk(browser, 'farming-drafter')
    expect((await elsewhere.request.get(path)).status()).toBe(404)
  })
})

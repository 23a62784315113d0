import { expect, test } from '@playwright/test'
import { picture } from '../fixtures/picture.ts'
import { atDesk, begin, citizen, look, lookWithScripts, send, sizes } from './people.ts'

const file = { name: '证件照.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(picture, 'base64') }

test('代表的照片：同意了才放，同意公开了群众才看得到，撤下就哪里都没有了', async ({ browser }) => {
  const desk = await atDesk(browser, 'office')
  await desk.goto('/desk/cards?tab=wanting&level=county&township=411624106')
  const deputy = desk.locator('table.registers tbody a').first()
  const name = await deputy.innerText()
  await deputy.click()
  await expect(desk.getByRole('heading', { name: '公众看得到的' })).toBeVisible()
  const mandate = new URL(desk.url()).pathname.split('/').at(-1) ?? ''
  const phone = await citizen(browser)
  const face = phone.getByRole('img', { name: `${name}的照片` })
  const publicPage = async (): Promise<void> => {
    await phone.goto(`/deputies/${mandate}`)
    await expect(phone.getByRole('heading', { level: 1, name })).toBeVisible()
  }

  await desk.locator('dl.facts').getByRole('link', { name }).click()
  const portrait = desk.getByRole('img', { name: `${name}的照片` })
  const put = async (isPublic: boolean): Promise<void> => {
    await begin(desk, '放照片')
    await desk.getByLabel('照片（jpeg 或 png）').setInputFiles(file)
    await expect(desk.getByRole('img', { name: '选好的照片' })).toBeVisible()
    if (isPublic) await desk.getByLabel('本人同意公开这张照片').check()
    await desk.getByLabel('怎么同意的').fill('书面同意书，存代工委')
    await look(desk, '放照片')
    await send(desk, '放照片')
    await expect(portrait).toBeVisible()
  }
  await put(false)
  await expect(desk.getByText('只在工作台上看得到，不公开。')).toBeVisible()
  await publicPage()
  await expect(face).toBeHidden()

  await put(true)
  await expect(desk.getByText('本人同意公开，公众页和代表证上看得到。')).toBeVisible()
  await look(desk, '有照片的人')
  await desk.setViewportSize(sizes.phone)
  await look(desk, '有照片的人，窄屏')
  await desk.setViewportSize(sizes.desk)
  await publicPage()
  await expect(face).toBeVisible()
  await lookWithScripts(browser, phone, '有照片的公开页')

  await begin(desk, '撤下照片')
  await send(desk, '撤下照片')
  await expect(portrait).toBeHidden()
  await publicPage()
  await expect(face).toBeHidden()
  expect((await phone.request.get(`/api/public/v1/deputies/${mandate}/photo`)).status()).toBe(404)
})

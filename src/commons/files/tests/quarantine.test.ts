import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import { blobsIn } from '#platform/files/blobs.ts'
import { folderStore } from '#platform/files/folder-store.ts'
import type { Scanner } from '#platform/files/scanner.ts'
import { startApp } from '../../../../fixtures/app.ts'
import { home } from '../../../../fixtures/cast.ts'
import { viewerFor } from '../../../../fixtures/database.ts'
import { handIn, keptIn } from '../../../../fixtures/handed-in/files.ts'
import { exampleKeys } from '../../../../fixtures/keys.ts'

const app = await startApp()
const { db, clock, dataDir } = app

/** Sends a text with a scanner set, as the eastern station's keeper. */
const sendTo = async (scanner: Scanner, text: string) => {
  const viewer = await viewerFor(db, 'eastKeeper', clock.now)
  const ports = { ...app.ports, blobs: blobsIn(folderStore(join(dataDir, 'files')), exampleKeys, scanner) }
  const id = uuidv7()
  const context = { county: home, viewer, db, ports, now: clock.now, language: 'zh-CN' as const }
  const outcome = await handIn(context, id, text).then(
    ({ scanned }) => scanned,
    (error: { refusal?: { code: string } }) => error.refusal?.code,
  )
  return { outcome, id }
}

const byWord: Scanner = async (bytes) => (Buffer.from(bytes).includes('病毒') ? 'infected' : 'clean')

describe('设了病毒扫描', () => {
  it('干净的说扫描过；带毒的隔离：告诉上传的人，谁也取不到，传的人自己也不行', async () => {
    const clean = await sendTo(byWord, '一份材料')
    expect(clean.outcome).toBe('clean')
    expect((await app.as('eastKeeper')(`/api/v1/files/${clean.id}`)).status).toBe(200)
    const infected = await sendTo(byWord, '带病毒的材料')
    expect(infected.outcome).toBe('file-infected')
    for (const actor of ['eastKeeper', 'office', 'admin'] as const)
      expect((await app.as(actor)(`/api/v1/files/${infected.id}`)).status).toBe(404)
  })

  it('扫描的不应答：不收，什么也不留', async () => {
    const before = keptIn(dataDir).length
    const { outcome } = await sendTo(byWord, '一份材料二')
    expect(outcome).toBe('clean')
    const away: Scanner = () => Promise.reject(Object.assign(new Error('away'), { refusal: { code: 'scanner-away' } }))
    expect((await sendTo(away, '一份材料三')).outcome).toBe('scanner-away')
    expect(keptIn(dataDir).length).toBe(before + 1)
  })
})

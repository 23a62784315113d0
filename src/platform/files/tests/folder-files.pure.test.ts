import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { exampleKeys } from '../../../../fixtures/keys.ts'
import { blobsIn, sha256Of } from '../blobs.ts'
import { folderFiles } from '../folder-files.ts'
import { folderStore } from '../folder-store.ts'

const folders: string[] = []
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'luzhi-files-'))
  folders.push(made)
  return made
}
afterAll(() => {
  for (const one of folders) rmSync(one, { recursive: true, force: true })
})

describe('附件随备份走', () => {
  it('列出、读出、写到别处，那边用同样的密钥读得出一样的内容；崩溃留下的半份不算', async () => {
    const [here, there] = [folder(), folder()]
    const blobs = blobsIn(folderStore(here), exampleKeys, null)
    const contents = ['', '一份', '长文'.repeat(60_000)].map((text) => Buffer.from(text))
    for (const bytes of contents) await blobs.put('test', sha256Of(bytes), bytes)
    writeFileSync(join(here, 'abc.half'), 'x')
    const [from, to] = [folderFiles(here), folderFiles(there)]
    let many = 0
    for await (const { name, size } of from.list()) {
      const pieces: Uint8Array[] = []
      for await (const piece of from.read(name)) pieces.push(piece)
      expect(Buffer.concat(pieces).length).toBe(size)
      await to.write(name, from.read(name))
      many++
    }
    expect(many).toBe(3)
    const copied = blobsIn(folderStore(there), exampleKeys, null)
    for (const bytes of contents) expect(await copied.check('test', sha256Of(bytes))).toBe('whole')
    expect(await copied.check('other', sha256Of(contents[0] as Buffer))).toBe('gone')
  })

  it('没有文件夹就是没有文件；不是我们起的名字不写', async () => {
    const none = folderFiles(join(folder(), 'none'))
    for await (const one of none.list()) throw new Error(one.name)
    await expect(none.write('../../x', (async function* () {})())).rejects.toThrow('none of ours')
  })
})

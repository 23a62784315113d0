import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { letOlderGo } from '../older.ts'

const folder = mkdtempSync(join(tmpdir(), 'luzhi-older-'))
afterAll(() => rmSync(folder, { recursive: true }))
const lay = (name: string, day: number): string => {
  const file = join(folder, name)
  writeFileSync(file, '')
  utimesSync(file, day, day)
  return file
}

it('只留同一系列最新的几份；别的系列、别的文件不动；刚做的总是留着', async () => {
  const beside = ['README', 'luzhi-2026-11-21.age.0123456789ab.part', 'luzhi-before-2.0.age', 'luzhi-2026-11-20.luzhi']
  for (const name of beside) lay(name, 1)
  for (const day of [21, 22, 23, 24]) lay(`luzhi-2026-11-${day}.age`, day)
  const made = lay('luzhi-2026-11-25.age', 0) // by a clock that jumped
  expect(await letOlderGo(made, 3)).toEqual(['luzhi-2026-11-22.age', 'luzhi-2026-11-21.age'])
  const left = [...beside, 'luzhi-2026-11-23.age', 'luzhi-2026-11-24.age', 'luzhi-2026-11-25.age']
  expect(readdirSync(folder).toSorted()).toEqual(left.toSorted())
  expect(await letOlderGo(made, 3)).toEqual([])
  expect(await letOlderGo(made, 1)).toHaveLength(2)
})

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import type { Connection } from '#platform/embedded/connection.ts'
import { startApp } from '../../../../fixtures/app.ts'
import { ownFolder } from '../../../../fixtures/backups/contents.ts'
import { machinesIn } from '../../../../fixtures/backups/machine.ts'
import { home } from '../../../../fixtures/cast.ts'
import { exampleSecret } from '../../../../fixtures/keys.ts'
import { opinionsOf } from '../../../../fixtures/opinions.ts'

const app = await startApp()
const { caseIn } = opinionsOf(app)
const folder = ownFolder()
const machine = machinesIn(folder)('one', app.owner as Connection)
const verify = (...words: string[]) => {
  vi.stubEnv('LUZHI_KEY', exampleSecret)
  return machine('verify', '--county', home, ...words)
}
const kept = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

it('给了锚点，里面却没有这个县的：不说对得上，退出码 1', async () => {
  await caseIn('accepted')
  await app.settle()
  const printed = await verify('--json')
  expect(printed.code).toBe(0)
  const own = kept('own.json', printed.out)
  expect(await verify('--anchor', own)).toMatchObject({ code: 0, err: '' })
  const others = kept('others.json', printed.out.replaceAll(`"county":"${home}"`, '"county":"other"'))
  const empty = kept('empty.json', JSON.stringify({ county: home, head: null }))
  for (const file of [others, empty])
    expect(await verify('--anchor', file)).toMatchObject({ code: 1, err: expect.stringContaining('没有核对') })
})

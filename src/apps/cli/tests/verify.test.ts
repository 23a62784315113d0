import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import type { Connection } from '#platform/embedded/connection.ts'
import { startApp } from '../../../../fixtures/app.ts'
import { onConnection, ownFolder } from '../../../../fixtures/backups/contents.ts'
import { machinesIn } from '../../../../fixtures/backups/machine.ts'
import { home } from '../../../../fixtures/cast.ts'
import { exampleSecret } from '../../../../fixtures/keys.ts'
import { opinionsOf } from '../../../../fixtures/opinions.ts'

const app = await startApp()
const { caseIn } = opinionsOf(app)
const folder = ownFolder()
const machine = machinesIn(folder)('one', app.owner as Connection)
const verifyAll = (...words: string[]) => {
  vi.stubEnv('LUZHI_KEY', exampleSecret)
  return machine('verify', ...words)
}
const verify = (...words: string[]) => verifyAll('--county', home, ...words)
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

it('外面存着一个县的根，这里整个县都没有了：说出是哪个县，退出码 1', async () => {
  const here = kept('here.json', (await verifyAll('--json')).out)
  expect(await verifyAll('--anchor', here)).toMatchObject({ code: 0 })
  const gone = kept('gone.json', JSON.stringify({ county: 'gone', head: { nth: 3, head: 'ab'.repeat(32) } }))
  expect(await verifyAll('--anchor', gone)).toMatchObject({
    code: 1,
    err: expect.stringContaining('gone 的根，这里没有这个县：整条链不见了'),
  })
})

it('县还在，链整个没有了：说出缺的是哪一个根', async () => {
  await caseIn('accepted')
  await app.settle()
  const own = kept('whole.json', (await verify('--json')).out)
  await onConnection(app.owner as Connection, async (client) => {
    for (const table of ['seal.leaf', 'seal.batch', 'seal.day', 'seal.waiting', 'audit.event'])
      await client.query(`delete from ${table} where county = $1`, [home])
  })
  const found = await verify('--json', '--anchor', own)
  expect([found.code, JSON.parse(found.out).faults]).toMatchObject([
    1,
    expect.arrayContaining([
      expect.objectContaining({ what: 'anchor-missed', nth: JSON.parse(readFileSync(own, 'utf8')).head.nth }),
    ]),
  ])
})

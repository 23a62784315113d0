import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'

it('读它的人先走了（luzhi … | head）：不打印出错的堆栈，退出码还是命令自己的', () => {
  const main = join(import.meta.dirname, '../main.ts')
  const { stdout, stderr } = spawnSync(
    'bash',
    ['-c', '"$0" "$1" --help | true; echo "${PIPESTATUS[0]}"', process.execPath, main],
    { encoding: 'utf8' },
  )
  expect({ stdout, stderr }).toEqual({ stdout: '0\n', stderr: '' })
})

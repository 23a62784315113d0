import { resolve } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import type { Arch } from '../pack/needed-packages.ts'
import { progressOn } from '../shared/at-work.ts'
import { operatorCommand } from '../shared/operator-command.ts'
import { wrongCall } from '../shared/outcome.ts'

interface Options {
  readonly out: string
  readonly arch: readonly Arch[]
  readonly json?: boolean
}

const archsOf = (text: string): Arch[] => {
  if (text === 'both') return ['x64', 'arm64']
  if (text === 'x64' || text === 'arm64') return [text]
  throw new InvalidArgumentError('x64, arm64 or both')
}

export const addPack = (program: Command): void => {
  operatorCommand(program, 'pack', '做一个离线安装包 / make one archive that installs offline')
    .requiredOption('--out <file>', '安装包的文件名，.tar.gz / file of the archive')
    .option('--arch <arch>', '处理器：x64、arm64 或 both / processor', archsOf, ['x64', 'arm64'])
    .action(async ({ out, arch, json }: Options) => {
      const { isCheckout, pack } = await import('../pack/pack.ts')
      if (!isCheckout())
        throw wrongCall(
          '安装好的程序里没有源代码，请在源代码目录里打包 / an installed instance has no sources: pack in a checkout',
        )
      const packed = await pack(resolve(out), arch, progressOn(process.stderr))
      const needs = Object.entries(packed.needs).map(
        ([name, { binaries, glibc }]) => `${name}：${binaries} 个程序和库，glibc ≥ ${glibc} / programs and libraries`,
      )
      console.log(
        json
          ? JSON.stringify(packed)
          : [
              `${packed.file}（${(packed.bytes / 1e6).toFixed(0)} MB，${packed.members} 个文件）`,
              ...needs,
              `SHA-256 ${packed.sha256}`,
              '把这个指纹另外告诉安装的人 / tell whoever installs it this hash by another way',
            ].join('\n'),
      )
    })
}

import type { Command } from 'commander'
import { type Rot, scrub } from '#commons/files/actions/scrub.ts'
import { atWork, type CommonOptions, countyOf } from '../shared/at-work.ts'
import { commandGroup, operatorCommand } from '../shared/operator-command.ts'
import { failed } from '../shared/outcome.ts'

const words: Readonly<Record<Rot['what'], string>> = {
  changed: '内容被改过或损坏 / content was changed or is damaged',
  gone: '内容不见了 / content is gone',
}

const lineOf = ({ what, file, kind, record, sha256 }: Rot): string =>
  `${words[what]}：file ${file}${kind ? ` · ${kind} ${record}` : ''} · sha256 ${sha256}`

export const addFiles = (program: Command): void => {
  const group = commandGroup(program, 'files', '附件 / files that hang on records')
  operatorCommand(
    group,
    'scrub',
    '逐个重读附件，找出损坏和丢失的 / read every file again and name those that are damaged or gone',
  ).action(({ county, json }: CommonOptions) =>
    atWork({ json }, async (at) => {
      const key = await countyOf(at.instance, { county })
      const { db } = at.instance
      const found = await scrub(db, at.ports.blobs, key, (contents) =>
        at.progress(`已核对 ${contents} 份 / ${contents} read`),
      )
      at.print(found, [
        `核对了 ${found.contents} 份内容 / ${found.contents} contents read`,
        ...found.rotten.map(lineOf),
        found.rotten.length === 0
          ? '全部完好 / all of them whole'
          : '有损坏或丢失的，请用备份恢复 / restore these from a backup',
      ])
      if (found.rotten.length > 0) failed()
    }),
  )
}

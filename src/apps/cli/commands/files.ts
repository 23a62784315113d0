import type { Command } from 'commander'
import { findStrays } from '#commons/files/actions/find-strays.ts'
import { removeStrays } from '#commons/files/actions/remove-strays.ts'
import { type Rot, scrub } from '#commons/files/actions/scrub.ts'
import { useOf } from '#commons/files/data/use.ts'
import { isSurelyOurs } from '#commons/files/rules/ours.ts'
import type { FilesSettings } from '#commons/files/spec/settings.ts'
import { listCounties } from '#commons/organs/data/counties.ts'
import type { Lying } from '#platform/files/store.ts'
import { adoptStore } from '../../blobs.ts'
import { atWork, type CommonOptions, countiesOf, countyOf } from '../shared/at-work.ts'
import { commandGroup, countiesCommand, operatorCommand } from '../shared/operator-command.ts'
import { failed } from '../shared/outcome.ts'

const words: Readonly<Record<Rot['what'], string>> = {
  changed: '内容被改过或损坏 / content was changed or is damaged',
  gone: '内容不见了 / content is gone',
}

const lineOf = ({ what, file, kind, record, sha256 }: Rot): string =>
  `${words[what]}：file ${file}${kind ? ` · ${kind} ${record}` : ''} · sha256 ${sha256}`

interface Options extends CommonOptions {
  readonly remove?: boolean
}

const strayLineOf = ({ name, at }: Lying): string =>
  `没有一行说到它 / no row speaks of it：${name} · ${at.toISOString()}`

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1)

/** `files use`: what each county keeps, beside what it may. */
const addUse = (group: Command): void => {
  operatorCommand(group, 'use', '各县的附件占多少、上限多少 / what each county keeps, and may').action(
    ({ county, json }: Options) =>
      atWork({ json }, async (at) => {
        const { db } = at.instance
        const all = (await db.read('*', listCounties)).map(({ key }) => key)
        const counties = county === undefined ? all : [await countyOf(at.instance, { county })]
        const rows = await Promise.all(
          counties.map((key) =>
            db.read(key, async (session) => {
              const { countyBytes, looseBytes } = await useOf(session, null, new Date())
              const { countyGigabytes } = (await at.ports.settings(session, 'files')).value as FilesSettings
              return { county: key, countyBytes, looseBytes, mostBytes: countyGigabytes * 1e9 }
            }),
          ),
        )
        at.print(
          rows,
          rows.map(
            ({ county: key, countyBytes, looseBytes, mostBytes }) =>
              `${key}：${megabytes(countyBytes)} MB / ${megabytes(mostBytes)} MB（${((100 * countyBytes) / mostBytes).toFixed(1)} %），还没有挂上的 / not taken yet ${megabytes(looseBytes)} MB`,
          ),
        )
      }),
  )
}

/** `files adopt`: the place is this database's from now on, and no other's. */
const addAdopt = (group: Command): void => {
  operatorCommand(
    group,
    'adopt',
    '存放附件的地方从此归这个数据库，别的实例不再能写 / this database takes the place of files as its own; no other writes there',
  ).action(({ json }: Options) =>
    atWork({ json }, async ({ instance, print }) => {
      await adoptStore(instance, process.env)
      print({ adopted: true }, ['存放附件的地方归这个数据库了 / the place of files is this database’s now'])
    }),
  )
}

export const addFiles = (program: Command): void => {
  const group = commandGroup(program, 'files', '附件 / files that hang on records')
  addUse(group)
  addAdopt(group)
  countiesCommand(
    group,
    'scrub',
    '逐个重读附件，找出损坏和丢失的 / read every file again and name those that are damaged or gone',
  )
    .option('--remove', '去掉放了一天以上、没有一行说到的内容 / remove contents that no row has spoken of for a day')
    .action(({ county, json, remove = false }: Options) =>
      atWork({ json }, async (at) => {
        const { db } = at.instance
        const found = { contents: 0, rotten: [] as (Rot & { readonly county: string })[] }
        for (const key of await countiesOf(at.instance, { county })) {
          const { contents, rotten } = await scrub(db, at.ports.blobs, key, (read) =>
            at.progress(`${key} 已核对 ${read} 份 / ${read} read`),
          )
          found.contents += contents
          found.rotten.push(...rotten.map((one) => ({ county: key, ...one })))
        }
        const counties = (await db.read('*', listCounties)).map((one) => one.key)
        const strays = await findStrays(db, at.ports.blobs, counties)
        const mayRemove = remove && isSurelyOurs(found)
        const removed = mayRemove ? await removeStrays(db, at.ports.blobs, strays, new Date()) : []
        const isRefused = remove && !mayRemove && strays.length > 0
        at.print({ ...found, strays, removed: removed.length }, [
          `核对了 ${found.contents} 份内容 / ${found.contents} contents read`,
          ...found.rotten.map(lineOf),
          found.rotten.length === 0
            ? '全部完好 / all of them whole'
            : '有损坏或丢失的，请用备份恢复 / restore these from a backup',
          ...strays.map(strayLineOf),
          ...(removed.length > 0 ? [`去掉了 ${removed.length} 份 / ${removed.length} removed`] : []),
          ...(isRefused
            ? [
                '没有去掉：有内容不见了，或者没有一份对得上。先看数据目录、数据库、密钥是不是一套 / none removed: something is gone, or nothing there is theirs. See first that folder, database and key belong together',
              ]
            : []),
        ])
        if (found.rotten.length > 0 || isRefused) failed()
      }),
    )
}

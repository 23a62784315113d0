import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import type { Command } from 'commander'
import { note } from '#platform/audit/entry.ts'
import { checkBackup } from '#platform/backup/check-backup.ts'
import { BackupError } from '#platform/backup/errors.ts'
import { restoreBackup, type Restored } from '#platform/backup/restore.ts'
import { adoptStore } from '../../../blobs.ts'
import { openInstance } from '../../../instance.ts'
import { fileStores, migrations, notRestored } from '../../../stored.ts'
import { mustNotBeAnothers } from '../../shared/contents-taken.ts'
import { atRest } from '../../shared/at-rest.ts'
import { addOpeningOptions, openingOf, type OpeningOptions } from '../../shared/lock.ts'
import { operatorCommand } from '../../shared/operator-command.ts'
import { wrongCall } from '../../shared/outcome.ts'

interface Options extends OpeningOptions {
  readonly replace?: boolean
  readonly confirm?: string
  readonly check?: boolean
  readonly json?: boolean
}

/** What has to be typed before anything is replaced. */
const word = 'replace'

const confirmed = async (given: string | undefined): Promise<void> => {
  const asks = given === undefined && process.stdin.isTTY
  const lines = asks ? createInterface({ input: process.stdin, output: process.stderr }) : undefined
  const typed =
    given ??
    (await lines?.question(
      `数据库里现有的一切都会被备份代替。确认请输入 ${word} / everything there is replaced: type ${word} `,
    ))
  lines?.close()
  if (typed?.trim() !== word)
    throw wrongCall(
      `没有确认，什么也没改动；请加 --confirm ${word} / not confirmed, nothing changed: --confirm ${word}`,
    )
}

/** Brings what was restored up to this version, and notes in each county that it was. */
const settleIn = async ({ head }: Restored, isOwner: boolean): Promise<readonly string[]> => {
  const instance = await openInstance({ role: 'tool', say: (line) => console.error(line) })
  try {
    if (isOwner) await adoptStore(instance, process.env)
    const at = new Date()
    for (const county of head.counties)
      await instance.db.write(county, async (session) =>
        note(session, {
          name: 'backup.restored',
          at,
          extra: { by: 'operator', madeAt: head.madeAt, product: head.product },
        }),
      )
    return instance.applied
  } finally {
    await instance.close()
  }
}

/** `restore`: a backup into an empty database, or in place of what is there; all of it or nothing. */
export const addRestore = (program: Command): void => {
  addOpeningOptions(
    operatorCommand(program, 'restore <file>', '恢复备份，先停止服务 / bring a backup back; stop the server first')
      .option('--replace', '代替数据库里现有的一切 / in place of everything there')
      .option('--confirm <word>', `不在终端上时的确认：${word} / the confirmation where there is no terminal`)
      .option('--check', '只核对文件，不恢复 / check the file only'),
  ).action(async (given: string, { replace = false, confirm, check = false, json, ...keysGiven }: Options) => {
    const opening = openingOf(keysGiven)
    const file = resolve(given)
    const size = await stat(file).then(
      (found) => found.size,
      () => {
        throw wrongCall(`读不到文件 ${given} / cannot read ${given}`)
      },
    )
    if (replace && !check) await confirmed(confirm)
    let restored: Restored | undefined
    let isOwner = false
    const begun = performance.now()
    await atRest({ ...(json && { json }) }, async ({ config, dataDir, keys, print, progress }) => {
      if (!keys) throw new BackupError('noKey')
      const report = (bytes: number): void => progress(`${Math.floor((100 * bytes) / size)} %`)
      const common = { file, keys, opening, migrations, progress: report }
      if (check) {
        const { head, members } = await checkBackup(common)
        print({ file, ...head, members: members.length }, [
          `完好：${head.madeAt}，${head.counties.join('、')} / whole, made at ${head.madeAt}`,
        ])
        return
      }
      isOwner = (await mustNotBeAnothers(config, dataDir, process.env)) !== undefined
      restored = await restoreBackup({
        ...common,
        config,
        replaces: replace,
        stores: fileStores(dataDir, process.env),
        without: notRestored,
      })
    })
    if (!restored) return
    const applied = await settleIn(restored, isOwner)
    const { head, rows, files } = restored
    const seconds = Number(((performance.now() - begun) / 1000).toFixed(1))
    const { madeAt, counties } = head
    const lines = [
      `已恢复 ${madeAt} 的备份：${rows} 行、${files} 个文件，${seconds} 秒；结构又更新了 ${applied.length} 项 / restored; ${applied.length} migrations since`,
      '所有人都要重新登录；请运行 luzhi verify / everybody logs in anew; run luzhi verify',
    ]
    console.log(json ? JSON.stringify({ file, madeAt, counties, rows, files, applied, seconds }) : lines.join('\n'))
  })
}

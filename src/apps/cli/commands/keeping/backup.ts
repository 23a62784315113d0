import { basename, resolve } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { countyKeys } from '#commons/organs/data/counties.ts'
import { checkBackup } from '#platform/backup/check-backup.ts'
import { BackupError } from '#platform/backup/errors.ts'
import { refuseOtherSecret, sealedUnder } from '#platform/custody/secret-id.ts'
import { letOlderGo, seriesOf } from '#platform/backup/older.ts'
import { writeBackup } from '#platform/backup/write-backup.ts'
import { productVersion } from '../../../product.ts'
import { fileStores, migrations } from '../../../stored.ts'
import { countingTaken, mustBeItsStore } from '../../shared/contents-taken.ts'
import { atRest } from '../../shared/at-rest.ts'
import { addLockOptions, lockOf, type LockOptions } from '../../shared/lock.ts'
import { operatorCommand } from '../../shared/operator-command.ts'
import { failed, wrongCall } from '../../shared/outcome.ts'

interface Options extends LockOptions {
  readonly out: string
  readonly verify: boolean
  readonly keep?: number
  readonly json?: boolean
}

const wholeNumber = (text: string): number => {
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new InvalidArgumentError('a whole number from 1 on is expected')
  return Number(text)
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1)

/** `backup`: all of the instance in one encrypted file, while it works; read back before it counts as made. */
export const addBackup = (program: Command): void => {
  addLockOptions(
    operatorCommand(program, 'backup', '备份全部县的数据和文件，加密 / back up all counties, encrypted')
      .requiredOption('--out <file>', '备份文件 / where to')
      .option('--no-verify', '不读回核对 / do not read it back')
      .option(
        '--keep <n>',
        '同一目录里只留最新的几份，新的读回核对以后才删 / keep the newest so many there',
        wholeNumber,
      ),
  ).action(({ out, verify, keep, json, ...locks }: Options) => {
    const lock = lockOf(locks)
    if (keep !== undefined && !verify)
      throw wrongCall('没有读回核对就不删更早的：--keep 和 --no-verify 只能用一个 / --keep or --no-verify, not both')
    if (keep !== undefined && seriesOf(basename(out)) === undefined)
      throw wrongCall(
        '用 --keep 的，文件名要以日期结尾（luzhi-2026-11-28.age），不然不知道哪些是同一系列的 / with --keep the name ends in the day, so that its series is known',
      )
    return atRest({ ...(json && { json }) }, async ({ config, dataDir, keys, print, progress }) => {
      refuseOtherSecret(await sealedUnder(config), keys?.id)
      if (!keys) throw new BackupError('noKey')
      const file = resolve(out)
      const begun = performance.now()
      await mustBeItsStore(config, dataDir, process.env)
      const { stores, lacking } = await countingTaken(fileStores(dataDir, process.env), config, keys)
      const common = { config, migrations, keys, file, product: productVersion, counties: countyKeys, stores }
      const opening = 'passphrase' in lock ? { passphrases: [lock.passphrase] } : {}
      const report = (bytes: number): void => progress(`核对 / reading back ${megabytes(bytes)} MB`)
      const readBack = (draft: string) => checkBackup({ file: draft, keys, opening, migrations, progress: report })
      const made = await writeBackup({ ...common, lock, now: new Date(), progress, ...(verify && { readBack }) })
      const lacks = await lacking()
      const removed = keep === undefined || lacks > 0 ? [] : await letOlderGo(file, keep)
      const seconds = Number(((performance.now() - begun) / 1000).toFixed(1))
      const { head, tables, rows, files, bytes } = made
      print(
        {
          file,
          key: head.key,
          madeAt: head.madeAt,
          counties: head.counties,
          tables,
          rows,
          files,
          bytes,
          seconds,
          verified: verify,
          lacks,
          removed,
        },
        [
          `已备份到 ${file}：${rows} 行、${files} 个文件，${megabytes(bytes)} MB，${seconds} 秒${verify ? '，已读回核对' : ''} / ${rows} rows and ${files} files of ${head.counties.join(', ') || 'no county'}${verify ? ', read back' : ''}`,
          `恢复它需要密钥 ${head.key} / restoring it takes the key ${head.key}`,
          ...(lacks > 0
            ? [
                `缺 ${lacks} 份附件：存放的地方没有它们，更早的备份一份也没有删；运行 luzhi files scrub / ${lacks} contents of files are not there and not in it; no older backup was removed: luzhi files scrub`,
              ]
            : []),
          ...removed.map((name) => `删去更早的 ${name} / an older one is gone`),
        ],
      )
      if (lacks > 0) failed()
    })
  })
}

import { resolve } from 'node:path'
import type { Command } from 'commander'
import { countyKeys } from '#commons/organs/data/counties.ts'
import { checkBackup } from '#platform/backup/check-backup.ts'
import { BackupError } from '#platform/backup/errors.ts'
import { refuseOtherSecret, sealedUnder } from '#platform/custody/secret-id.ts'
import { writeBackup } from '#platform/backup/write-backup.ts'
import { productVersion } from '../../../product.ts'
import { fileStores, migrations } from '../../../stored.ts'
import { atRest } from '../../shared/at-rest.ts'
import { addLockOptions, lockOf, type LockOptions } from '../../shared/lock.ts'
import { operatorCommand } from '../../shared/operator-command.ts'

interface Options extends LockOptions {
  readonly out: string
  readonly verify: boolean
  readonly json?: boolean
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1)

/** `backup`: all of the instance in one encrypted file, while it works; read back before it counts as made. */
export const addBackup = (program: Command): void => {
  addLockOptions(
    operatorCommand(program, 'backup', '备份全部县的数据和文件，加密 / back up all counties, encrypted')
      .requiredOption('--out <file>', '备份文件 / where to')
      .option('--no-verify', '不读回核对 / do not read it back'),
  ).action(({ out, verify, json, ...locks }: Options) => {
    const lock = lockOf(locks)
    return atRest({ ...(json && { json }) }, async ({ config, dataDir, keys, print, progress }) => {
      refuseOtherSecret(await sealedUnder(config), keys?.id)
      if (!keys) throw new BackupError('noKey')
      const file = resolve(out)
      const begun = performance.now()
      const stores = fileStores(dataDir, process.env)
      const common = { config, migrations, keys, file, product: productVersion, counties: countyKeys, stores }
      const made = await writeBackup({ ...common, lock, now: new Date(), progress })
      if (verify) {
        const opening = 'passphrase' in lock ? { passphrases: [lock.passphrase] } : {}
        const report = (bytes: number): void => progress(`核对 / reading back ${megabytes(bytes)} MB`)
        await checkBackup({ file, keys, opening, migrations, progress: report })
      }
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
        },
        [
          `已备份到 ${file}：${rows} 行、${files} 个文件，${megabytes(bytes)} MB，${seconds} 秒${verify ? '，已读回核对' : ''} / ${rows} rows and ${files} files of ${head.counties.join(', ') || 'no county'}${verify ? ', read back' : ''}`,
          `恢复它需要密钥 ${head.key} / restoring it takes the key ${head.key}`,
        ],
      )
    })
  })
}

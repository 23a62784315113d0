import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { today } from '#kernel/day.ts'
import { BackupError } from '#platform/backup/errors.ts'
import { keySheet, secretOfSheet } from '#platform/backup/key-sheet.ts'
import { knownSecret, placeSecret } from '#platform/crypto/instance-secret.ts'
import { keysFrom } from '#platform/crypto/keys.ts'
import { dataDirOf } from '../../../instance.ts'
import { printerOf } from '../../shared/at-work.ts'
import { readInput } from '../../shared/input-file.ts'
import { addFieldKeys } from './field-keys.ts'
import {
  addLockOptions,
  addOpeningOptions,
  lockOf,
  type LockOptions,
  openingOf,
  type OpeningOptions,
} from '../../shared/lock.ts'
import { commandGroup, operatorCommand } from '../../shared/operator-command.ts'
import { wrongCall } from '../../shared/outcome.ts'

const addExport = (group: Command): void => {
  addLockOptions(
    operatorCommand(group, 'export', '密钥单，打印封存 / the key sheet, to print and seal').requiredOption(
      '--out <file>',
      '写到哪个文件 / where to',
    ),
  ).action(async ({ out, json, ...locks }: LockOptions & { readonly out: string; readonly json?: boolean }) => {
    if (locks.passphraseFile === undefined && (locks.to ?? []).length === 0)
      throw wrongCall('请用 --to 或 --passphrase-file 说明谁能打开 / say who opens it: --to or --passphrase-file')
    const lock = lockOf(locks)
    const secret = knownSecret(dataDirOf(process.env))
    if (!secret) throw new BackupError('noKey')
    const file = resolve(out)
    try {
      writeFileSync(file, await keySheet(secret, lock, today(new Date())), { mode: 0o600, flag: 'wx' })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw new BackupError('exists', { file }, error)
      throw error
    }
    const { id } = keysFrom(secret)
    printerOf(json)({ file, key: id }, [`密钥 ${id} 的密钥单：${file} / sheet of the key ${id}`])
  })
}

/** The id of the key here, under which it is kept aside. A file that holds no key is replaced, as the doctor advises, only on request. */
const idHere = (dataDir: string, replace: boolean): string | undefined => {
  try {
    const secret = knownSecret(dataDir)
    return secret && keysFrom(secret).id
  } catch (error) {
    if (!replace) throw error
    return `torn-${Date.now()}`
  }
}

const addImport = (group: Command): void => {
  addOpeningOptions(
    operatorCommand(group, 'import <file>', '导入密钥单，在恢复之前 / bring a key sheet in, before a restore').option(
      '--replace',
      '代替本机的密钥，原密钥另存 / in place of the key here, which is kept beside it',
    ),
  ).action(
    async (
      file: string,
      { replace = false, json, ...keysGiven }: OpeningOptions & { readonly replace?: boolean; readonly json?: boolean },
    ) => {
      if (process.env['LUZHI_KEY'])
        throw wrongCall('密钥由环境变量 LUZHI_KEY 给出，请改那里 / the key comes from LUZHI_KEY: change it there')
      const secret = await secretOfSheet(readInput(file), openingOf(keysGiven), file)
      const dataDir = dataDirOf(process.env)
      const theirs = keysFrom(secret).id
      const ours = idHere(dataDir, replace)
      if (ours !== undefined && ours !== theirs && !replace) throw new BackupError('keyThere', { ours, theirs })
      if (ours !== theirs) await placeSecret(dataDir, secret, ours ?? '')
      printerOf(json)({ key: theirs, before: ours ?? null }, [`本机的密钥是 ${theirs} / the key here is ${theirs}`])
    },
  )
}

/** `keys`: the ceremony of the one secret that no backup holds. */
export const addKeys = (program: Command): void => {
  const group = commandGroup(program, 'keys', '实例密钥 / the key of this instance')
  addExport(group)
  addImport(group)
  addFieldKeys(group)
}

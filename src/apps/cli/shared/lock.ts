import type { Command } from 'commander'
import type { Opening } from '#platform/backup/envelope.ts'
import { readInput } from './input-file.ts'
import { wrongCall } from './outcome.ts'

export interface LockOptions {
  readonly to?: readonly string[]
  readonly passphraseFile?: string
}

export interface OpeningOptions {
  readonly identityFile?: string
  readonly passphraseFile?: string
}

const shortest = 12

const passphraseIn = (file: string): string => {
  const passphrase = readInput(file).trim()
  if (passphrase.length < shortest)
    throw wrongCall(`口令至少 ${shortest} 个字符 / a passphrase of at least ${shortest} characters is expected`)
  return passphrase
}

/** Secrets come from files: arguments stand in the list of processes. */
export const addLockOptions = (command: Command): Command =>
  command
    .option('--to <recipients...>', 'age 公钥 age1…，可给几个 / recipients that can open it too')
    .option('--passphrase-file <file>', '装着口令的文件 / file with a passphrase')

export const lockOf = ({ to = [], passphraseFile }: LockOptions) => {
  if (passphraseFile !== undefined && to.length > 0)
    throw wrongCall('--to 和 --passphrase-file 只能用一个 / --to or --passphrase-file, not both')
  const wrong = to.find((recipient) => !/^age1[0-9a-z]{20,}$/.test(recipient))
  if (wrong !== undefined) throw wrongCall(`不是 age 公钥：${wrong} / no recipient of age`)
  return passphraseFile === undefined ? { recipients: to } : { passphrase: passphraseIn(passphraseFile) }
}

export const addOpeningOptions = (command: Command): Command =>
  command
    .option('--identity-file <file>', '装着 age 私钥的文件 / file with an identity, AGE-SECRET-KEY-…')
    .option('--passphrase-file <file>', '装着口令的文件 / file with the passphrase')

export const openingOf = ({ identityFile, passphraseFile }: OpeningOptions): Opening => ({
  identities:
    identityFile === undefined
      ? []
      : readInput(identityFile)
          .split(/\s+/)
          .filter((word) => word.startsWith('AGE-SECRET-KEY-')),
  passphrases: passphraseFile === undefined ? [] : [passphraseIn(passphraseFile)],
})

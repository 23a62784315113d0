import { createHash } from 'node:crypto'
import { armor, Decrypter, Encrypter } from 'age-encryption'
import { keysFrom } from '#platform/crypto/keys.ts'
import type { Opening } from './envelope.ts'
import { BackupError, sentence } from './errors.ts'
import { passphraseIdentity, passphraseRecipient } from './passphrase.ts'

/** Who opens the sheet: recipients' identities, or whoever knows the passphrase. Never the key itself. */
export type SheetLock = { readonly recipients: readonly string[] } | { readonly passphrase: string }

const checkOf = (line: string): string => createHash('sha256').update(line).digest('hex').slice(0, 4)

const armored = /-----BEGIN AGE ENCRYPTED FILE-----[\s\S]+?-----END AGE ENCRYPTED FILE-----/
const linesOf = (block: string): string[] => block.split(/\r?\n/).map((line) => line.trim())

/**
 * The instance's secret as a page to print and put into a sealed envelope: encrypted, with the key's id in the clear and a check for
 * every line, for the day when somebody has to type it in.
 */
export const keySheet = async (secret: Uint8Array, lock: SheetLock, day: string): Promise<string> => {
  const encrypter = new Encrypter()
  if ('passphrase' in lock) encrypter.addRecipient(passphraseRecipient(lock.passphrase))
  else for (const recipient of lock.recipients) encrypter.addRecipient(recipient)
  const block = armor.encode(await encrypter.encrypt(Buffer.from(secret).toString('hex'))).trim()
  const checks = linesOf(block)
    .slice(1, -1)
    .map((line, index) => `${String(index + 1).padStart(2, '0')}:${checkOf(line)}`)
  return [
    sentence('pageTitle'),
    `${sentence('pageKey')}: ${keysFrom(secret).id}`,
    `${sentence('pageDay')}: ${day}`,
    `${sentence('pageChecks')}: ${checks.join(' ')}`,
    sentence('pageAdvice'),
    '',
    block,
    '',
  ].join('\n')
}

const checkLines = (sheet: string, block: string): void => {
  const checks = [...sheet.matchAll(/\b(\d\d):([0-9a-f]{4})\b/g)].map(([, , check]) => check)
  const lines = linesOf(block).slice(1, -1)
  const wrong = checks.findIndex((check, index) => checkOf(lines[index] ?? '') !== check)
  if (wrong >= 0) throw new BackupError('badSheet', { line: wrong + 1 })
}

/** The secret that a sheet holds. Throws BackupError `notSheet`, `badSheet`, `notOpened`, `sheetMismatch`. */
export const secretOfSheet = async (
  sheet: string,
  { identities = [], passphrases = [] }: Opening,
  file: string,
): Promise<Buffer> => {
  const block = armored.exec(sheet)?.[0]
  const theirs = /key id: (\S+)/.exec(sheet)?.[1]
  if (!block || !theirs) throw new BackupError('notSheet', { file })
  checkLines(sheet, block)
  const decrypter = new Decrypter()
  for (const identity of identities) decrypter.addIdentity(identity)
  for (const passphrase of passphrases) decrypter.addIdentity(passphraseIdentity(passphrase))
  const text = await decrypter.decrypt(armor.decode(linesOf(block).join('\n')), 'text').catch((error: unknown) => {
    throw new BackupError('notOpened', { file }, error)
  })
  const secret = Buffer.from(text.trim(), 'hex')
  if (secret.length !== 32) throw new BackupError('notSheet', { file })
  const ours = keysFrom(secret).id
  if (ours !== theirs) throw new BackupError('sheetMismatch', { theirs, ours })
  return secret
}

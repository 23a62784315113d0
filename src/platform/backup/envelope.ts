import { webcrypto } from 'node:crypto'
import { Decrypter, Encrypter, type Identity, identityToRecipient, Stanza } from 'age-encryption'
import { derive, type Keys } from '#platform/crypto/keys.ts'
import { passphraseIdentity, passphraseRecipient } from './passphrase.ts'
import { BackupError } from './errors.ts'

type Bytes = ReadableStream<Uint8Array>

/** For whom a file is encrypted: the instance's own key and any further recipients, or a passphrase alone (age mixes the two in no file). */
export type Lock = { readonly recipients: readonly string[] } | { readonly passphrase: string }

/** What may open a file beside the instance's own key. */
export interface Opening {
  readonly identities?: readonly string[]
  readonly passphrases?: readonly string[]
}

/** DER of an X25519 private key before its 32 bytes (RFC 8410 §7). */
const privateKeyPrefix = Buffer.from('302e020100300506032b656e04220420', 'hex')

/** An age identity that the instance's secret gives again: who keeps the key sheet can open every backup. */
const ownIdentity = (keys: Keys): Promise<webcrypto.CryptoKey> =>
  webcrypto.subtle.importKey(
    'pkcs8',
    Buffer.concat([privateKeyPrefix, derive(keys, 'backup', 'age identity')]),
    { name: 'X25519' },
    false,
    ['deriveBits'],
  )

const stanzaName = 'luzhi'

/** Encrypts in the age format, so that the age program opens it too. The key's id stands in the clear: which sealed envelope to fetch. */
export const encrypt = async (plain: Bytes, lock: Lock, keys: Keys): Promise<Bytes> => {
  const encrypter = new Encrypter()
  if ('passphrase' in lock) encrypter.addRecipient(passphraseRecipient(lock.passphrase))
  else {
    encrypter.addRecipient(await identityToRecipient(await ownIdentity(keys)))
    for (const recipient of lock.recipients) encrypter.addRecipient(recipient)
    encrypter.addRecipient({ wrapFileKey: () => [new Stanza([stanzaName, keys.id], new Uint8Array())] })
  }
  return encrypter.encrypt(plain)
}

/** Opens what `encrypt` closed. Throws BackupError `notBackup`, `otherKey`, `notOpened`; what is damaged later fails while it is read. */
export const decrypt = async (
  sealed: Bytes,
  { identities = [], passphrases = [] }: Opening,
  keys: Keys,
  file: string,
): Promise<Bytes> => {
  let isHeaderRead = false
  let theirs: string | undefined
  const listening: Identity = {
    unwrapFileKey(stanzas) {
      isHeaderRead = true
      theirs = stanzas.find(({ args }) => args[0] === stanzaName)?.args[1]
      return null
    },
  }
  const decrypter = new Decrypter()
  decrypter.addIdentity(listening)
  decrypter.addIdentity(await ownIdentity(keys))
  for (const identity of identities) decrypter.addIdentity(identity)
  for (const passphrase of passphrases) decrypter.addIdentity(passphraseIdentity(passphrase))
  try {
    return await decrypter.decrypt(sealed)
  } catch (error) {
    if (!isHeaderRead) throw new BackupError('notBackup', { file }, error)
    if (error instanceof Error && !error.message.startsWith('no identity matched'))
      throw new BackupError('damaged', { file, reason: error.message }, error)
    if (theirs !== undefined && theirs !== keys.id) throw new BackupError('otherKey', { file, theirs }, error)
    throw new BackupError('notOpened', { file }, error)
  }
}

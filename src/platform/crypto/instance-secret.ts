import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { chmod, mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { placeFile, syncFolder } from '#platform/disk/place.ts'

const length = 32

const parse = (text: string, where: string): Buffer => {
  const hex = text.trim()
  if (!/^[0-9a-f]{64}$/i.test(hex)) throw new Error(`${where} does not hold a key: 64 hexadecimal digits are expected`)
  return Buffer.from(hex, 'hex')
}

const keyFile = (dataDirectory: string): string => join(dataDirectory, 'keys', 'instance.key')

/** The instance's secret where it has one already; undefined where a first start would make it. Throws an Error when there is something else. */
export const knownSecret = (
  dataDirectory: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Buffer | undefined => {
  if (env['LUZHI_KEY']) return parse(env['LUZHI_KEY'], 'LUZHI_KEY')
  const file = keyFile(dataDirectory)
  return existsSync(file) ? parse(readFileSync(file, 'utf8'), 'keys/instance.key') : undefined
}

const placeText = async (file: string, text: string | Uint8Array, replaces: boolean): Promise<void> => {
  const directory = dirname(file)
  await mkdir(directory, { recursive: true, mode: 0o700 })
  await chmod(directory, 0o700)
  await syncFolder(dirname(directory))
  await placeFile(file, text, { mode: 0o600, replaces })
}

const place = (file: string, secret: Uint8Array, replaces: boolean): Promise<void> =>
  placeText(file, `${Buffer.from(secret).toString('hex')}\n`, replaces)

const unlessThere = (error: NodeJS.ErrnoException): void => {
  if (error.code !== 'EEXIST') throw error
}

/**
 * Puts a secret in the place of the instance's own. What was there, a key or a torn file, is copied beside it under this name first, so that
 * at no moment there is none.
 */
export const placeSecret = async (dataDirectory: string, secret: Uint8Array, asideAs: string): Promise<void> => {
  const file = keyFile(dataDirectory)
  if (existsSync(file)) await placeText(`${file}.${asideAs}`, readFileSync(file), false).catch(unlessThere)
  await place(file, secret, true)
}

/**
 * The 32 random bytes that every key of this instance is made from: `LUZHI_KEY` (64 hex digits), else
 * `<data>/keys/instance.key`, which is made on the first start and readable by its owner only. Whoever loses it loses the
 * encrypted fields: it is part of the backup's ceremony. Of two first starts at once, both read the same key.
 */
export const instanceSecret = async (
  dataDirectory: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Buffer> => {
  const known = knownSecret(dataDirectory, env)
  if (known) return known
  await place(keyFile(dataDirectory), randomBytes(length), false).catch(unlessThere)
  return parse(readFileSync(keyFile(dataDirectory), 'utf8'), 'keys/instance.key')
}

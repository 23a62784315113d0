import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const length = 32

const parse = (text: string, where: string): Buffer => {
  const hex = text.trim()
  if (!/^[0-9a-f]{64}$/i.test(hex)) throw new Error(`${where} does not hold a key: 64 hexadecimal digits are expected`)
  return Buffer.from(hex, 'hex')
}

const keyFile = (dataDirectory: string): string => join(dataDirectory, 'keys', 'instance.key')

/** The instance's secret where it has one already; undefined where a first start would make it. */
export const knownSecret = (
  dataDirectory: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Buffer | undefined =>
  env['LUZHI_KEY'] || existsSync(keyFile(dataDirectory)) ? instanceSecret(dataDirectory, env) : undefined

/** Puts a secret in the place of the instance's own; one that was there is kept beside it under this name. */
export const placeSecret = (dataDirectory: string, secret: Uint8Array, asideAs: string): void => {
  const file = keyFile(dataDirectory)
  if (existsSync(file)) renameSync(file, `${file}.${asideAs}`)
  makeKey(file, secret)
}

/**
 * The 32 random bytes that every key of this instance is made from: `LUZHI_KEY` (64 hex digits), else
 * `<data>/keys/instance.key`, which is made on the first start and readable by its owner only. Whoever loses it loses the
 * encrypted fields: it is part of the backup's ceremony. Throws an Error when either holds no key.
 */
export const instanceSecret = (
  dataDirectory: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Buffer => {
  if (env['LUZHI_KEY']) return parse(env['LUZHI_KEY'], 'LUZHI_KEY')
  const file = keyFile(dataDirectory)
  if (!existsSync(file)) makeKey(file, randomBytes(length))
  return parse(readFileSync(file, 'utf8'), 'keys/instance.key')
}

/** Written whole under another name and then linked: of two first starts at once, both read the same key. */
const makeKey = (file: string, secret: Uint8Array): void => {
  const directory = dirname(file)
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  chmodSync(directory, 0o700)
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, `${Buffer.from(secret).toString('hex')}\n`, { mode: 0o600, flush: true })
  try {
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** RFC 6238 as every authenticator app reads it: SHA-1, six digits, thirty seconds. */
const digits = 6
const period = 30

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

const toBase32 = (bytes: Uint8Array): string => {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => base32[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
}

const fromBase32 = (text: string): Buffer => {
  const bits = [...text].map((letter) => base32.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)))
}

/** A new shared secret, 160 bits (RFC 4226 §4), in base 32. */
export const newTotpSecret = (): string => toBase32(randomBytes(20))

const stepAt = (now: Date): number => Math.floor(now.getTime() / 1000 / period)

const codeOf = (secret: string, step: number): string => {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', fromBase32(secret)).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 0xf
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, '0')
}

/** The code that an authenticator shows at this instant. */
export const totpCode = (secret: string, now: Date): string => codeOf(secret, stepAt(now))

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))

/**
 * The step whose code this is, one step to either side allowed for clocks that differ, or null. A step not after `last` was used
 * already and does not count: a code works once (ASVS 6.5.1).
 */
export const totpStep = (secret: string, code: string, now: Date, last: number | null): number | null => {
  const given = code.replace(/\s/g, '')
  const at = stepAt(now)
  const fitting = [at - 1, at, at + 1].filter((step) => isSame(codeOf(secret, step), given))
  return fitting.find((step) => step > (last ?? -1)) ?? null
}

/** What an authenticator reads from the QR code. */
export const totpUri = (secret: string, { issuer, account }: { issuer: string; account: string }): string =>
  `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(account)}?${new URLSearchParams({ secret, issuer, algorithm: 'SHA1', digits: String(digits), period: String(period) }).toString()}`

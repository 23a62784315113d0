import { createHmac } from 'node:crypto'

/** From small letters on: no whole number, which JavaScript moves before all others, and not `__proto__`. */
const isUsual = (key: string): boolean => key.charCodeAt(0) >= 97

const isScalar = (value: unknown): boolean =>
  value === null || (typeof value !== 'object' && typeof value !== 'function' && typeof value !== 'symbol')

/**
 * Canonical JSON (the subset of RFC 8785 that our records need): keys sorted, no white space, undefined left out.
 * Two equal records give equal text whatever order their columns came in. A flat record is written at one go: half the time of key by key,
 * and every act and every verification writes some.
 */
export const canonical = (value: unknown): string => {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (value instanceof Date) return JSON.stringify(value.toISOString())
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const record = value as Record<string, unknown>
  const keys = Object.keys(record).sort()
  if (keys.every((key) => isUsual(key) && isScalar(record[key]))) {
    const flat: Record<string, unknown> = {}
    for (const key of keys) flat[key] = record[key]
    return JSON.stringify(flat)
  }
  const pairs = keys.flatMap((key) =>
    record[key] === undefined ? [] : `${JSON.stringify(key)}:${canonical(record[key])}`,
  )
  return `{${pairs.join(',')}}`
}

/** Keyed digest of what a record says: HMAC-SHA256 with the record's own salt, 32 bytes. Erasing the salt erases the link. */
export const digest = (salt: Uint8Array, content: unknown): Buffer =>
  createHmac('sha256', salt).update(canonical(content)).digest()

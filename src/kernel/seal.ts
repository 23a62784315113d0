import { createHmac } from 'node:crypto'

/** From small letters on: no whole number, which JavaScript moves before all others, and not `__proto__`. */
const isUsual = (key: string): boolean => key.charCodeAt(0) >= 97

/** Stands for a value that JavaScript cannot hold with its keys in order. */
const unorderly = Symbol('unorderly')

/** The same value with all keys in order, for `JSON.stringify` to write at one go. */
const inOrder = (value: unknown): unknown => {
  if (value === null || typeof value !== 'object' || value instanceof Date) return value
  if (Array.isArray(value)) {
    const items = value.map(inOrder)
    return items.includes(unorderly) ? unorderly : items
  }
  const record = value as Record<string, unknown>
  const ordered: Record<string, unknown> = {}
  for (const key of Object.keys(record).sort()) {
    const part = isUsual(key) ? inOrder(record[key]) : unorderly
    if (part === unorderly) return unorderly
    ordered[key] = part
  }
  return ordered
}

const byHand = (value: unknown): string => {
  if (value === null || typeof value !== 'object' || value instanceof Date) return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(byHand).join(',')}]`
  const record = value as Record<string, unknown>
  const pairs = Object.keys(record)
    .sort()
    .flatMap((key) => (record[key] === undefined ? [] : `${JSON.stringify(key)}:${byHand(record[key])}`))
  return `{${pairs.join(',')}}`
}

/**
 * Canonical JSON (the subset of RFC 8785 that our records need): keys sorted, no white space, undefined left out.
 * Two equal records give equal text whatever order their columns came in. What can be put in order is written at one go: half the time of
 * key by key, and every act and every verification writes some.
 */
export const canonical = (value: unknown): string => {
  const ordered = inOrder(value)
  return ordered === unorderly ? byHand(value) : (JSON.stringify(ordered) ?? 'null')
}

/** Keyed digest of what a record says: HMAC-SHA256 with the record's own salt, 32 bytes. Erasing the salt erases the link. */
export const digest = (salt: Uint8Array, content: unknown): Buffer =>
  createHmac('sha256', salt).update(canonical(content)).digest()

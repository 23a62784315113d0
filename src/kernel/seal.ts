import { createHmac, createSecretKey } from 'node:crypto'

/**
 * Canonical JSON (the subset of RFC 8785 that our records need): keys sorted, no white space, undefined left out.
 * Two equal records give equal text whatever order their columns came in.
 */
export const canonical = (value: unknown): string => {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (value instanceof Date) return JSON.stringify(value.toISOString())
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const record = value as Record<string, unknown>
  let text = ''
  for (const key of Object.keys(record).sort())
    if (record[key] !== undefined) text += `${text && ','}${JSON.stringify(key)}:${canonical(record[key])}`
  return `{${text}}`
}

/** Keyed digest of what a record says: HMAC-SHA256 with the record's own salt, 32 bytes. Erasing the salt erases the link. */
export const digest = (salt: Uint8Array, content: unknown): Buffer =>
  createHmac('sha256', createSecretKey(salt)).update(canonical(content)).digest()

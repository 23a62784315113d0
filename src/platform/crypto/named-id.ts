import { hash } from 'node:crypto'
import { apart } from './apart.ts'

/**
 * An id that the same parts always give (UUID version 8, RFC 9562): for what the house itself makes, so that making it twice
 * makes it once. Not secret and not unguessable.
 */
export const namedId = (...parts: readonly string[]): string => {
  const hex = hash('sha256', apart(parts))
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`
}

import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Keys } from '#platform/crypto/keys.ts'

/** Raised when an older program could no longer read what a newer one writes. */
export const formatVersion = 1

/** The first member: enough to refuse a backup before the rest is read. */
export const headSchema = z.object({
  format: z.int().positive(),
  product: z.string(),
  key: z.string(),
  madeAt: z.iso.datetime(),
  counties: z.array(z.string()),
  /** Steps done of each migration: the schema that the rows fit. */
  migrations: z.record(z.string(), z.int().nonnegative()),
})
export type Head = z.infer<typeof headSchema>

const memberSchema = z.object({ name: z.string(), size: z.int().nonnegative(), sha256: z.string() })
export type Member = z.infer<typeof memberSchema>

const copiedTable = z.object({ name: z.string(), columns: z.array(z.string()), rows: z.int().nonnegative() })
export type CopiedTable = z.infer<typeof copiedTable>

/** The last member but its seal: everything that must be there, so that nothing can be missing, added or changed unseen. */
export const manifestSchema = z.object({
  head: headSchema,
  tables: z.array(copiedTable),
  members: z.array(memberSchema),
})
export type Manifest = z.infer<typeof manifestSchema>

export const memberNames = { head: 'head.json', manifest: 'manifest.json', seal: 'manifest.seal' } as const

/** Who has the recipient's public half can encrypt, so the list of contents is signed under the instance's own key. */
export const sealOf = (keys: Keys, manifest: Uint8Array): Buffer =>
  createHmac('sha256', keys.backup).update(manifest).digest()

export const isSealedBy = (keys: Keys, manifest: Uint8Array, seal: string): boolean => {
  const given = Buffer.from(seal.trim(), 'hex')
  const own = sealOf(keys, manifest)
  return given.length === own.length && timingSafeEqual(given, own)
}

import { z } from 'zod'

export const manifestSchema = z.object({
  format: z.literal(1),
  product: z.string(),
  key: z.string(),
  madeAt: z.iso.datetime(),
  county: z.object({ key: z.string(), code: z.string(), name: z.string(), isDemo: z.boolean() }),
  migrations: z.record(z.string(), z.int().nonnegative()),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: z.int().nonnegative() })),
  /** Keys of sealed fields that came after the founding one, each sealed under the secret. */
  fieldKeys: z
    .array(
      z.object({
        id: z.string(),
        sealed: z.string(),
        madeAt: z.iso.datetime(),
        fromAt: z.iso.datetime(),
        retiredAt: z.iso.datetime().nullable().default(null),
      }),
    )
    .default([]),
  /** Contents of files, each once; those named by a record of the county and no others. */
  contents: z.array(z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), size: z.int().nonnegative() })).default([]),
  files: z.array(z.object({ name: z.string(), sha256: z.string() })),
})
export type ExportManifest = z.infer<typeof manifestSchema>

export const names = { manifest: 'manifest.json', seal: 'manifest.seal', about: 'README.md' } as const

/** A table in the name of a file: quoted in SQL (`imports."row"`) it is not here. */
export const plain = (table: string): string => table.replaceAll('"', '')
export const contentOf = (sha256: string): string => `files/${sha256}`
export const recordsOf = (table: string): string => `records/${plain(table)}.jsonl`

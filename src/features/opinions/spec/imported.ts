import { z } from 'zod'
import { line, paragraph } from '#kernel/text.ts'
import type { OpinionSettings } from './settings.ts'

/** One line of a file for `luzhi import opinions` (docs/import/opinions.md). Local time, without a zone: that of Shanghai. */
const localTime = z.string().regex(/^\d{4}-\d\d-\d\d(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?)?$/, 'bad-time')

const maybe = <Schema extends z.ZodType>(schema: Schema) => schema.nullish().transform((value) => value ?? undefined)

export const importedLine = z.strictObject({
  /** Names the matter in its source; with the kind and the source the key of idempotency. */
  id: z.union([z.number().int().min(0), line(1, 100)]).transform(String),
  /** Names the source, where several sources count alike. */
  sourceId: maybe(line(1, 100)),
  /** An opaque code, not a name: read and forgotten. */
  author: maybe(line(0, 100)),
  title: maybe(line(0, 200)),
  submittedAt: localTime,
  body: paragraph(1, 20_000),
  reply: maybe(paragraph(1, 20_000)),
  repliedAt: maybe(localTime),
  /** Code of a township or village of the county. */
  division: maybe(z.string().regex(/^\d{9}(\d{3})?$/, 'bad-division')),
  /** Name or id of a venue of the county. */
  venue: maybe(line(1, 100)),
  /** Code or name of one of the county's categories. */
  category: maybe(line(1, 40)),
})
export type ImportedLine = z.output<typeof importedLine>

/** What the county has, as far as lines refer to it. */
export interface Ground {
  /** Township code → its government or street office, which handles; in the order of the codes. */
  readonly handlers: ReadonlyMap<string, string>
  readonly villages: ReadonlySet<string>
  /** By id and by name: what several venues are called is no name of any. */
  readonly venues: ReadonlyMap<string, { readonly id: string; readonly township: string | null }>
  readonly settings: OpinionSettings
}

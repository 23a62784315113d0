import type { z } from 'zod'
import type { Figure } from '#kernel/figure.ts'
import type { Lifecycle } from '#kernel/lifecycle.ts'
import type { RetentionRule } from '#platform/retention/retention.ts'
import type { Action, Creation } from '#platform/action/action.ts'
import type { SealedColumns } from '#platform/crypto/sealed-columns.ts'
import type { Migration } from '#platform/db/migrate.ts'
import type { KeyedName } from '#platform/db/names.ts'
import type { Session } from '#platform/db/session.ts'
import type { Route } from '#platform/http/route.ts'
import type { Page } from '#platform/http/page.ts'
import type { Reaction } from '#platform/outbox/reaction.ts'
import type { RecordKind } from '#platform/outbox/record-kind.ts'
import type { ImportKind } from '#platform/sheets/import-kind.ts'

/** What one room brings to the house. The apps compose manifests and read nothing else of a room. */
export interface Manifest {
  readonly name: string
  readonly migrations?: readonly Migration[]
  readonly routes?: readonly Route[]
  /** Server-rendered pages of the portal. */
  readonly pages?: readonly Page[]
  readonly lifecycles?: readonly Lifecycle[]
  readonly actions?: readonly (Action | Creation)[]
  /** Columns of this room's tables that hold sealed values. */
  readonly sealed?: readonly SealedColumns[]
  /** How long this room keeps personal data. */
  readonly retention?: readonly RetentionRule[]
  /** Kinds of record that this room keeps, as notices and search know them. */
  readonly records?: readonly RecordKind[]
  /** What a county's things of this room are called, by the keys that records refer to them by. */
  readonly names?: (session: Session) => Promise<readonly KeyedName[]>
  readonly reactions?: readonly Reaction[]
  readonly figures?: readonly Figure[]
  /** Lists of this room that can be brought in from spreadsheets and given out as such. */
  readonly imports?: readonly ImportKind[]
  /** What a county may vary, under this room's name, with its defaults. */
  readonly settings?: z.ZodType
  /** Sentences of refusals and faults, by language. */
  readonly labels?: {
    readonly 'zh-CN': Readonly<Record<string, string>>
    readonly en: Readonly<Record<string, string>>
  }
  /** Names of this room's own refusals and the HTTP status each answers with. */
  readonly refusals?: Readonly<Record<string, number>>
}

export const manifest = (value: Manifest): Manifest => value

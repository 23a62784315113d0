import type { Day } from '#kernel/day.ts'
import type { Context } from '#platform/action/context.ts'
import type { Session } from '#platform/db/session.ts'
import type { Cell } from './cell.ts'

/** What the cells of a row say, by the keys of the columns: normal texts (days `YYYY-MM-DD`), null where nothing is said. */
export type Values = Readonly<Record<string, string | null>>

/** Why a row cannot be taken. `code` is a label `fault.CODE`; without a column it is about the row. */
export interface RowFault {
  readonly column: string | null
  readonly code: string
  readonly params?: Readonly<Record<string, string | number>>
}

/** What a cell says; `note` names how it was understood where that is worth a look (a day written as text). */
export type CellReading =
  | { readonly value: string | null; readonly note?: string }
  | { readonly code: string; readonly params?: RowFault['params'] }

type Both = Readonly<Record<'zh-CN' | 'en', string>>

/** One column of a list, for template, mapping, reading and export alike. */
export interface ImportColumn {
  readonly key: string
  readonly names: Both
  /** What counties call it besides. */
  readonly synonyms?: readonly string[]
  readonly isRequired?: true
  /** Names or finds a person: masked in previews, and only those who may import the kind see it in reports. */
  readonly isPersonal?: true
  readonly choices?: readonly string[]
  /** What to write there, for the template's notes. */
  readonly about: Both
  /** Invented. */
  readonly sample: string
  /** Given only cells that hold something. */
  readonly read: (cell: Cell) => CellReading
}

export interface Candidate {
  readonly record: string
  /** What tells it from others, without personal numbers. */
  readonly label: string
  /** Columns in which it is the same. */
  readonly why: readonly string[]
}

/** What is to be told of a row and hinders nothing: `note.CODE`. History is taken as it was. */
interface Told {
  readonly notes?: readonly RowFault[]
}

/** What a row means beside what is there. */
export type Standing =
  | ({ readonly as: 'new' } & Told)
  | ({ readonly as: 'same'; readonly record: string } & Told)
  | ({
      readonly as: 'changed'
      readonly record: string
      readonly changes: readonly { readonly column: string; readonly was: string | null; readonly now: string | null }[]
    } & Told)
  /** May be one of these: a person decides. */
  | { readonly as: 'like'; readonly candidates: readonly Candidate[] }

/** How a row was found beside what is there, or what speaks against it. */
export type Found = Standing | { readonly as: 'faulty'; readonly faults: readonly RowFault[] }

/** A row together with what somebody decided about it: the record that it is about, `null` for none of the candidates. */
export interface Asked<Row> {
  readonly row: Row
  readonly decided?: string | null
}

export interface ImportStep {
  /** Ids for the acts of this row: the same file and row always give the same ones, so that nothing is done twice. */
  readonly id: (part: string) => string
  /** The same for what several rows of the file are about. `part` must not tell anything of a person: the id is not secret. */
  readonly fileId: (part: string) => string
  readonly standing: Exclude<Standing, { readonly as: 'like' }>
  /** The day of the import. */
  readonly today: Day
}

/**
 * What a room declares of one kind of list. Template, upload, mapping, preview, row errors, duplicates, run, evidence and
 * export come from it (commons/imports); `luzhi import KIND FILE` and docs/import too.
 */
export interface ImportKind<Row = unknown, Ground = unknown> {
  /** As in the address and on the command line: `organs`. */
  readonly kind: string
  readonly names: Both
  /** One or two sentences: what is in such a list, and what happens to a row. */
  readonly about: Both
  /** Sentences `fault.CODE` of the kind's own faults and of its actions' refusals. */
  readonly words?: Readonly<Record<'zh-CN' | 'en', Readonly<Record<string, string>>>>
  /** Without which nobody imports or exports the kind. Each row's own right is asked by the actions that carry it out. */
  readonly permission: string
  /** A township's chair brings in and takes out those of the township's own congress too; all others are the county's. */
  readonly isForTownships?: true
  readonly columns: readonly ImportColumn[]
  /** Rows refer to rows before them (an organ to its parent): they are carried out one after the other. */
  readonly inOrder?: true
  /** What of the county the rows refer to, read once for many rows. */
  readonly ground: (session: Session, context: Context) => Promise<Ground>
  /** Names that a row brings which later rows may refer to; `earlier` has them. */
  readonly brings?: (values: Values) => string | null
  /** What a row's values make together, or what is wrong with them. Pure. */
  readonly compose: (
    values: Values,
    ground: Ground,
    earlier: ReadonlySet<string>,
  ) => { readonly row: Row } | { readonly faults: readonly RowFault[] }
  /** What the row says something about: said twice in one file, the second is a fault. */
  readonly keyOf: (row: Row) => string
  /** What must not be worked on by two rows at once, where that is wider than the key (a person with several posts). */
  readonly aboutOf?: (row: Row) => string
  /** Compares rows with what is there, one standing a row, in their order. */
  readonly compare: (session: Session, rows: readonly Asked<Row>[], ground: Ground) => Promise<readonly Found[]>
  /** Carries out a new or changed row through the engine, by the backfill door where it says something of the past. Answers the record's id. */
  readonly apply: (context: Context, row: Row, step: ImportStep) => Promise<string>
  /** What is there, in the same columns, some rows at a time. */
  readonly exported: (context: Context) => AsyncIterable<readonly Values[]>
}

/** An import kind with its own types, as rooms declare it; the house handles all kinds alike. */
export const importKind = <Row, Ground>(value: ImportKind<Row, Ground>): ImportKind => value as unknown as ImportKind

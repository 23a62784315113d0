import { isMarkedSecret } from '#kernel/marking.ts'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import { create } from '#platform/action/create.ts'
import type { Context } from '#platform/action/context.ts'
import type { ImportKind } from '#platform/sheets/import-kind.ts'
import { keepRows } from '../data/keep-rows.ts'
import { fileOf } from '../data/store.ts'
import { mayBring } from '../rules/may-bring.ts'
import { type Loaded, load } from './load.ts'
import { type OpenedSheet, openFile } from './open-file.ts'

export interface GivenFile {
  readonly id: string
  readonly name: string
  readonly sheet?: string | undefined
  readonly bytes: Buffer
}

/** Throws Problem `not-allowed` for who may not bring in this kind. */
const admit = ({ viewer }: Context, kind: ImportKind): void => {
  const verdict = mayBring(viewer, kind)
  if (!verdict.ok) throw new Problem(verdict)
}

/** Throws Problem `marked-secret` before anything of the file is kept, its name included. */
const refuseSecrets = async (file: string, { name, rows }: OpenedSheet): Promise<void> => {
  const refuseMarked = (text: string): void => {
    if (isMarkedSecret(text)) throw new Problem(refuse('marked-secret'))
  }
  for (const text of [file, name]) refuseMarked(text)
  for await (const { cells } of rows()) for (const { text } of cells) refuseMarked(text)
}

/**
 * Reads a file and keeps its rows as evidence; nothing takes effect. The rows are kept first, so that an import that is
 * there is there as a whole; the same id and file again finds both.
 */
export const loadFile = async (context: Context, kind: ImportKind, { id, name, sheet, bytes }: GivenFile) => {
  admit(context, kind)
  const opened = await openFile(context, kind, bytes, sheet)
  await refuseSecrets(name, opened)
  const taken = await context.db.read(context.county, (session) => fileOf(session, id))
  if (taken && (taken.hash !== opened.hash || taken.sheet !== opened.name)) throw new Problem(refuse('id-taken'))
  const count = await keepRows(context, id, opened.rows())
  const input: Loaded = {
    id,
    kind: kind.kind,
    permission: kind.permission,
    title: name,
    sheet: opened.name,
    hash: opened.hash,
    rows: count,
    headerRow: opened.headerRow,
    top: opened.top.map(({ number, cells }) => ({ number, cells: [...cells] })),
  }
  return create(context, load, input)
}

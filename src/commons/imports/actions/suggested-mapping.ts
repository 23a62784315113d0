import type { Context } from '#platform/action/context.ts'
import type { ImportKind } from '#platform/sheets/import-kind.ts'
import { rememberedHeaders } from '../data/headers.ts'
import { mappingOf, meaningsOf } from '../rules/header.ts'
import type { OpenedSheet } from './open-file.ts'

/** How the opened sheet's columns are read without anybody saying so: by their headers. */
export const suggestedMapping = async (context: Context, kind: ImportKind, opened: OpenedSheet) => {
  const remembered = await context.db.read(context.county, (session) => rememberedHeaders(session, kind.kind))
  const headers = opened.top.find(({ number }) => number === opened.headerRow)?.cells ?? []
  return mappingOf(headers, meaningsOf(kind.columns, remembered))
}

import { manifest } from '#platform/manifest.ts'
import type { ImportKind } from '#platform/sheets/import-kind.ts'
import { load } from './actions/load.ts'
import { tellOfEnds } from './actions/tell-of-ends.ts'
import { importTables } from './data/migrations/0001-import.ts'
import { progressTable } from './data/migrations/0002-progress.ts'
import { importsOfTownships } from './data/migrations/0003-township.ts'
import { sealedRows, sealedTops } from './data/sealed-cells.ts'
import { labels as en } from './spec/labels/en.ts'
import { labels as zh } from './spec/labels/zh-CN.ts'
import { importLife } from './spec/lifecycle.ts'
import { importRefusals } from './spec/refusals.ts'
import { importSettings } from './spec/settings.ts'
import { allActions } from './wiring/actions.ts'
import { importRoutes } from './wiring/routes.ts'

/** The room of imports, over the kinds that the other rooms declare. */
export const importsRoom = (kinds: readonly ImportKind[]) =>
  manifest({
    name: 'imports',
    migrations: [importTables, progressTable, importsOfTownships],
    sealed: [sealedRows, sealedTops],
    reactions: [tellOfEnds],
    routes: importRoutes(kinds),
    lifecycles: [importLife],
    actions: [load, ...Object.values(allActions)],
    settings: importSettings,
    labels: { 'zh-CN': zh, en },
    refusals: importRefusals,
  })

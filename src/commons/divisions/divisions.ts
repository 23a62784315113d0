import { manifest } from '#platform/manifest.ts'
import { draw } from './actions/draw.ts'
import { firstMigration } from './data/migrations/0001-division.ts'
import { constituencyMigration } from './data/migrations/0002-constituency.ts'
import type { InTerm } from './data/constituency-queries.ts'
import { divisionNames } from './data/store.ts'
import { refusals } from './spec/division.ts'
import { labels as en } from './spec/labels/en.ts'
import { labels as zh } from './spec/labels/zh-CN.ts'
import { constituencyLife } from './spec/lifecycle.ts'
import { divisionSettings } from './spec/settings.ts'
import { constituencyActions, constituencyRoutes } from './wiring/constituency-routes.ts'
import { routes } from './wiring/routes.ts'

/** What the rooms above bring. */
interface Above {
  readonly inTerm: InTerm
}

export const divisionsRoom = ({ inTerm }: Above) =>
  manifest({
    name: 'divisions',
    migrations: [firstMigration, constituencyMigration],
    routes: [...routes, ...constituencyRoutes(inTerm)],
    lifecycles: [constituencyLife],
    actions: [draw, ...Object.values(constituencyActions)],
    names: divisionNames,
    settings: divisionSettings,
    labels: { 'zh-CN': zh, en },
    refusals,
  })

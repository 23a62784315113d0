import { manifest } from '#platform/manifest.ts'
import { planSession } from './actions/plan-session.ts'
import { planTerm } from './actions/plan-term.ts'
import { setUp } from './actions/set-up.ts'
import { firstMigration } from './data/migrations/0001-organ.ts'
import { livingMigration } from './data/migrations/0002-living.ts'
import { organNames } from './data/store.ts'
import { labels as en } from './spec/labels/en.ts'
import { labels as zh } from './spec/labels/zh-CN.ts'
import { organLife, sessionLife, termLife } from './spec/lifecycle.ts'
import { organRefusals } from './spec/refusals.ts'
import { organSettings } from './spec/settings.ts'
import { type Above, organActionsOf, sessionActions, termActions } from './wiring/actions.ts'
import { organImports } from './wiring/imports.ts'
import { routesOf } from './wiring/routes.ts'
import { sessionRoutes } from './wiring/session-routes.ts'
import { termRoutes } from './wiring/term-routes.ts'

export const organsRoom = (above: Above) =>
  manifest({
    name: 'organs',
    migrations: [firstMigration, livingMigration],
    routes: [...routesOf(above), ...termRoutes, ...sessionRoutes],
    lifecycles: [organLife, termLife, sessionLife],
    actions: [
      setUp,
      planTerm,
      planSession,
      ...[organActionsOf(above), termActions, sessionActions].flatMap((actions) => Object.values(actions)),
    ],
    names: organNames,
    imports: organImports,
    settings: organSettings,
    labels: { 'zh-CN': zh, en },
    refusals: organRefusals,
  })

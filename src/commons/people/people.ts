import { type Manifest, manifest } from '#platform/manifest.ts'
import { enter } from './actions/enter.ts'
import { give } from './actions/give.ts'
import { propose } from './actions/propose.ts'
import { described } from './data/described.ts'
import type { EndsWithLife } from './data/lookups.ts'
import { firstMigration } from './data/migrations/0001-person.ts'
import { livingMigration } from './data/migrations/0002-living.ts'
import { postGroundMigration } from './data/migrations/0003-post-ground.ts'
import { photoMigration } from './data/migrations/0006-photo.ts'
import { threeAdministrators } from './data/migrations/0003-three-administrators.ts'
import { openChangeView } from './data/migrations/0004-open-change.ts'
import { gramName } from './data/migrations/0007-gram-name.ts'
import { personErasure } from './data/migrations/0008-erasure.ts'
import { postHolder } from './data/migrations/0005-post-holder.ts'
import { changeLife } from './spec/change-lifecycle.ts'
import { labels as en } from './spec/labels/en.ts'
import { labels as zh } from './spec/labels/zh-CN.ts'
import { personLife } from './spec/person-lifecycle.ts'
import { postLife } from './spec/post-lifecycle.ts'
import { peopleRefusals } from './spec/refusals.ts'
import { peopleSettings } from './spec/settings.ts'
import { peopleImports } from './wiring/imports.ts'
import { changeActions, install, personActionsWith, postActions } from './wiring/actions.ts'
import { changeRoutes } from './wiring/change-routes.ts'
import { sealedChanges } from './data/changes.ts'
import { sealedPersons } from './data/persons.ts'
import { personRoutes } from './wiring/person-routes.ts'
import { postRoutes } from './wiring/post-routes.ts'

/** `endsWithLife`: what rooms above keep that a death ends. */
export const peopleRoom = (endsWithLife: readonly EndsWithLife[]): Manifest => {
  const personActions = personActionsWith(endsWithLife)
  return manifest({
    name: 'people',
    migrations: [
      firstMigration,
      livingMigration,
      postGroundMigration,
      threeAdministrators,
      openChangeView,
      postHolder,
      photoMigration,
      gramName,
      personErasure,
    ],
    routes: [...personRoutes(personActions), ...postRoutes, ...changeRoutes],
    lifecycles: [personLife, postLife, changeLife],
    sealed: [sealedPersons, sealedChanges],
    records: described,
    actions: [
      enter,
      give,
      install,
      propose,
      ...Object.values(personActions),
      ...Object.values(postActions),
      ...Object.values(changeActions),
    ],
    imports: peopleImports,
    settings: peopleSettings,
    labels: { 'zh-CN': zh, en },
    refusals: peopleRefusals,
  })
}

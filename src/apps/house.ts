import { access } from '#commons/access/access.ts'
import { administrators } from '#commons/administrators/administrators.ts'
import { calendar } from '#commons/calendar/calendar.ts'
import { divisionsRoom } from '#commons/divisions/divisions.ts'
import { exportsRoom } from '#commons/exports/exports.ts'
import { figuresRoom } from '#commons/figures/figures.ts'
import { filesRoom } from '#commons/files/files.ts'
import { handover } from '#commons/handover/handover.ts'
import { importsRoom } from '#commons/imports/imports.ts'
import { mandatesOfALife } from '#commons/mandates/data/leaning.ts'
import { mandates } from '#commons/mandates/mandates.ts'
import { notices } from '#commons/notices/notices.ts'
import { numbering } from '#commons/numbering/numbering.ts'
import { inTerm } from '#commons/organs/data/in-term.ts'
import { organsRoom } from '#commons/organs/organs.ts'
import { membersOfCommittee, postsInForce, restampHolders } from '#commons/people/data/leaning.ts'
import { peopleRoom } from '#commons/people/people.ts'
import { seals } from '#commons/seals/seals.ts'
import { touches } from '#commons/touches/touches.ts'
import { search } from '#commons/search/search.ts'
import { substitutionsOfALife } from '#commons/substitutions/data/lookups.ts'
import { substitutions } from '#commons/substitutions/substitutions.ts'
import { tasksOwed } from '#commons/tasks/data/leaning.ts'
import { tasksRoom } from '#commons/tasks/tasks.ts'
import { venues } from '#commons/venues/venues.ts'
import { deputies } from '#features/deputies/feature.ts'
import { opinions } from '#features/opinions/feature.ts'
import { settingsRoom } from '#features/settings/feature.ts'
import { fieldKeyRetired, fieldKeyTable } from '#platform/custody/field-keys.ts'
import { secretIdTable } from '#platform/custody/secret-id.ts'
import { sealedFactors } from '#platform/login/factor.ts'
import { sealedProvider } from '#platform/login/provider.ts'
import { events } from '#platform/audit/migrations/0001-events.ts'
import { entries } from '#platform/audit/migrations/0002-entries.ts'
import { queueOfRecords } from '#platform/audit/migrations/0003-queue-of-records.ts'
import { firstMigration as loginTables } from '#platform/login/migrations/0001-login.ts'
import { factors } from '#platform/login/migrations/0002-factors.ts'
import { settingsVersion } from '#platform/login/migrations/0003-settings-version.ts'
import { statisticsFunction } from '#platform/db/statistics.ts'
import { bindShort } from '#platform/login/migrations/0004-bind-short.ts'
import { loginRules } from '#platform/login/migrations/0005-rules.ts'
import { eventsByTime } from '#platform/audit/migrations/0006-by-time.ts'
import { lettingEntriesGo } from '#platform/audit/migrations/0007-letting-go.ts'
import { entriesKept } from '#platform/retention/entries.ts'
import { eventSalt } from '#platform/audit/migrations/0005-event-salt.ts'
import { sealTables } from '#platform/seal/migrations/0001-seal.ts'
import { erasing } from '#platform/seal/migrations/0002-erasing.ts'
import { sealWhole } from '#platform/seal/migrations/0004-whole.ts'
import { sealDays } from '#platform/seal/migrations/0003-days.ts'
import { chosenPost } from '#platform/login/migrations/0007-post.ts'
import { eventsByPost } from '#platform/audit/migrations/0004-by-post.ts'
import { provider as loginProvider } from '#platform/login/migrations/0006-provider.ts'
import { type Manifest, manifest } from '#platform/manifest.ts'
import { settingsEditions, settingsTables } from '#platform/settings/settings.ts'

/** Tables of the technical rooms below. */
const platform = manifest({
  name: 'platform',
  migrations: [
    statisticsFunction,
    events,
    settingsTables,
    settingsEditions,
    loginTables,
    factors,
    settingsVersion,
    entries,
    bindShort,
    queueOfRecords,
    loginRules,
    loginProvider,
    eventsByPost,
    chosenPost,
    eventSalt,
    sealTables,
    erasing,
    fieldKeyTable,
    eventsByTime,
    sealDays,
    lettingEntriesGo,
    sealWhole,
    fieldKeyRetired,
    secretIdTable,
  ],
  sealed: [sealedFactors, sealedProvider],
  retention: [entriesKept],
})

/** A new capability is one line here. */
const capabilities: readonly Manifest[] = [opinions, deputies]

const divisions = divisionsRoom({ inTerm })

const people = peopleRoom([mandatesOfALife, substitutionsOfALife])

const organs = organsRoom({ leanings: [postsInForce, membersOfCommittee, tasksOwed], letGo: restampHolders })

const figures = figuresRoom([mandates, ...capabilities].flatMap((room) => room.figures ?? []))

const tasks = tasksRoom(
  [people, mandates, administrators, exportsRoom, handover, ...capabilities].flatMap(({ name, lifecycles = [] }) =>
    lifecycles.map(({ kind }) => ({ kind, room: name })),
  ),
)

/** Lists that can be brought in, of whatever room. */
export const importKinds = [organs, people, mandates, handover, ...capabilities].flatMap((room) => room.imports ?? [])

const imports = importsRoom(importKinds)

/** What a county varies, of whatever room. */
const settings = settingsRoom([divisions, organs, people, mandates, access, ...capabilities])

/** Every room of the house, lowest first. */
export const house: readonly Manifest[] = [
  platform,
  divisions,
  calendar,
  organs,
  people,
  mandates,
  venues,
  substitutions,
  access,
  administrators,
  exportsRoom,
  numbering,
  filesRoom,
  tasks,
  handover,
  notices,
  seals,
  touches,
  search,
  imports,
  figures,
  ...capabilities,
  settings,
]

/** Sentences of the rooms, for problems. */
export const catalogues = house.flatMap(({ labels }) => (labels ? [labels] : []))

/** Every column that holds sealed values. */
export const sealed = house.flatMap((room) => room.sealed ?? [])

/** How long personal data are kept, of whatever room. */
export const retention = house.flatMap((room) => room.retention ?? [])

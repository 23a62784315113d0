import { isCurrent } from '#commons/access/data/viewer.ts'
import { calendarCache } from '#commons/calendar/actions/calendar-cache.ts'
import { loadCalendar } from '#commons/calendar/actions/load-calendar.ts'
import { filesCheck } from '#commons/files/data/check.ts'
import { checkNumbers } from '#commons/numbering/data/check.ts'
import { nextNumber } from '#commons/numbering/data/store.ts'
import { searchCheck } from '#commons/search/data/check.ts'
import { tasksCheck } from '#commons/tasks/data/check.ts'
import { settleTasks } from '#commons/tasks/data/store.ts'
import type { Ports } from '#platform/action/ports.ts'
import type { Db } from '#platform/db/db.ts'
import { type Blobs, noBlobs } from '#platform/files/blobs.ts'
import { nameReader } from '#platform/db/names.ts'
import { settingsReader } from '#platform/settings/settings.ts'
import { house } from './house.ts'

const schemas = Object.fromEntries(house.flatMap(({ name, settings }) => (settings ? [[name, settings]] : [])))

const actions = new Map(
  house
    .flatMap((room) => room.actions ?? [])
    .map((action) => [
      `${action.keeper.life.kind}.${'move' in action ? action.move : (action.verb ?? 'create')}`,
      action,
    ]),
)

const keepers = new Map([...actions.values()].map(({ keeper }) => [keeper.life.kind, keeper]))

/** The commons rooms plugged into what `act()` asks of them. Holidays are the same in every county, so any county reads them. */
export const portsOf = (db: Db, blobs: Blobs = noBlobs): Ports => ({
  blobs,
  isCurrent,
  calendar: calendarCache(
    () => db.read('*', loadCalendar),
    () => performance.now(),
  ),
  settings: settingsReader(schemas),
  names: nameReader(house.flatMap(({ names }) => (names ? [names] : []))),
  number: nextNumber,
  settleTasks,
  actionOf: (name) => actions.get(name),
  keeperOf: (kind) => keepers.get(kind),
  keepers: [...keepers.values()],
  derived: [tasksCheck, searchCheck(house.flatMap(({ records = [] }) => records)), filesCheck],
  numbers: checkNumbers,
})

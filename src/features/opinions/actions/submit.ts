import { randomBytes } from 'node:crypto'
import { every, unless } from '#kernel/verdict.ts'
import { holds, reaches, type Viewer } from '#kernel/viewer.ts'
import { filesToTake, hungOrNone } from '#commons/files/data/hanging.ts'
import { mayTake } from '#commons/files/rules/take.ts'
import { creation } from '#platform/action/action.ts'
import { sealField } from '#platform/crypto/field.ts'
import { lookupHash } from '#platform/crypto/keys.ts'
import { contactBinding } from '../data/card.ts'
import { placesOf } from '../data/lookups.ts'
import { codeOf } from '../data/receipt.ts'
import { opinions } from '../data/store.ts'
import type { OpinionRecord } from '../data/tables.ts'
import { noAnswer } from '../rules/answer-columns.ts'
import { knownCategory, titleFrom, villageInTownship } from '../rules/rules.ts'
import { said } from '../spec/contract.ts'
import { noticeVersion } from '../spec/notice.ts'
import type { OpinionSettings } from '../spec/settings.ts'

/** Staff enter for the citizens of where their post reaches, and nowhere else. */
const mayEnter = (viewer: Viewer, township: string): boolean =>
  ['opinions.enter', 'opinions.backfill'].some((permission) =>
    reaches(viewer, permission, { division: township, organs: [] }),
  )

/** One matter said by a citizen, or entered for one. Contacts are sealed before they reach the database. */
export const submit = creation(opinions, said, {
  load: async ({ session, input }) => ({
    places: await placesOf(session, input),
    keys: session.keys,
    county: session.county,
    files: await filesToTake(session, input.files),
  }),
  decide: ({ input, found, viewer, settings }) =>
    every(
      unless(holds(viewer, 'opinions.author') || mayEnter(viewer, input.township), 'not-allowed'),
      unless(found.places.township, 'unknown-division', { pointer: '/township' }),
      unless(found.places.village, 'unknown-division', { pointer: '/village' }),
      villageInTownship(input.township, input.village),
      unless(found.places.venue, 'unknown-venue', { pointer: '/venue' }),
      knownCategory(settings as OpinionSettings, input.category),
      mayTake(found.files, input.files ?? [], { login: viewer.login, record: input.id }),
    ),
  make: ({
    input,
    found: { keys, county, places, files },
    viewer,
    on,
    at,
    attempt,
  }): Omit<OpinionRecord, 'state' | 'version' | 'dueOn' | 'settingsVersion'> => ({
    ...nothingYet,
    id: input.id,
    code: codeOf(keys, county, input.id, attempt),
    salt: randomBytes(16),
    at,
    on,
    title: titleFrom(input.title, input.body),
    body: input.body,
    township: input.township,
    village: input.village ?? null,
    venue: input.venue ?? null,
    place: input.place || null,
    category: input.category ?? null,
    channel: input.channel,
    enteredBy: viewer.login ? viewer.name : null,
    authorName: input.authorName ? sealField(keys, input.authorName, contactBinding(county, input.id)) : null,
    authorPhone: input.authorPhone ? sealField(keys, input.authorPhone, contactBinding(county, input.id)) : null,
    phoneHash: input.authorPhone ? lookupHash(keys, county, 'phone', input.authorPhone) : null,
    publishConsent: input.publishConsent,
    byGuardian: input.byGuardian ?? false,
    // On the page, a station's QR code or not. Staff tell it by word of mouth, and files were handed in before there was one.
    notice: viewer.login === null && input.channel !== 'import' ? noticeVersion : null,
    receiver: places.receiver,
    office: places.office,
    files: hungOrNone(files),
  }),
  tell: ({ input }) => ({ channel: input.channel }),
})

const nothingYet = {
  ...noAnswer,
  answerFiles: null,
  earlierFiles: null,
  number: null,
  request: null,
  declineDoor: null,
  declineReason: null,
  mergedInto: null,
  rating: null,
  ratingComment: null,
  contested: 0,
  acceptedOn: null,
  closedOn: null,
  erasureAskedBy: null,
} as const

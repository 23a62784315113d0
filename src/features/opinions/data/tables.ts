import type { LivingRow } from '#platform/action/action.ts'
import { bytes, instant, jsonRow } from '#platform/db/rows.ts'
import type { OpinionState } from '../spec/lifecycle.ts'

/** One row of opinions.opinion. Days are text, contacts are sealed text (platform/crypto). */
export interface OpinionRecord extends LivingRow {
  readonly state: OpinionState
  readonly code: string
  readonly at: string
  readonly on: string
  readonly answerDueOn: string | null
  readonly body: string
  readonly township: string
  readonly village: string | null
  readonly venue: string | null
  readonly place: string | null
  readonly category: string | null
  readonly channel: string
  readonly enteredBy: string | null
  readonly authorName: string | null
  readonly authorPhone: string | null
  readonly phoneHash: Buffer | null
  readonly publishConsent: boolean
  /** Organ that receives: the township's presidium or work office, or the congress office. */
  readonly receiver: string
  /** Organ of the county that releases answers: the deputy-affairs committee. */
  readonly office: string
  readonly handler: string | null
  readonly handlerKind: string | null
  readonly request: string | null
  readonly result: string | null
  readonly answer: string | null
  readonly answeredBy: string | null
  readonly plannedOn: string | null
  readonly cannotReason: string | null
  readonly declineDoor: string | null
  readonly declineReason: string | null
  readonly mergedInto: string | null
  readonly rating: string | null
  readonly ratingComment: string | null
  readonly contested: number
  readonly acceptedOn: string | null
  readonly answeredOn: string | null
  readonly releasedOn: string | null
  readonly closedOn: string | null
  /** Log-in that asked, for a citizen who came in person, that the contacts be erased; another one confirms it. */
  readonly erasureAskedBy: string | null
  /** Files that the author sent with it, each as `id:sha256`; null where there are none. */
  readonly files: readonly string[] | null
  /** Files that go with the answer, in the same way. */
  readonly answerFiles: readonly string[] | null
  /** Files of earlier drafts and answers that this one does not have. */
  readonly earlierFiles: readonly string[] | null
  /** Version of the notice that whoever submitted it on the public page was shown. */
  readonly notice: string | null
  /** A guardian submitted it for somebody under fourteen. */
  readonly byGuardian: boolean
}

/** Columns in the order of the table, camelCased; the store writes and reads by this one list. */
export const opinionColumns = [
  'id',
  'number',
  'code',
  'salt',
  'state',
  'version',
  'settingsVersion',
  'at',
  'on',
  'dueOn',
  'answerDueOn',
  'title',
  'body',
  'township',
  'village',
  'venue',
  'place',
  'category',
  'channel',
  'enteredBy',
  'authorName',
  'authorPhone',
  'phoneHash',
  'publishConsent',
  'receiver',
  'office',
  'handler',
  'handlerKind',
  'request',
  'result',
  'answer',
  'answeredBy',
  'plannedOn',
  'cannotReason',
  'declineDoor',
  'declineReason',
  'mergedInto',
  'rating',
  'ratingComment',
  'contested',
  'acceptedOn',
  'answeredOn',
  'releasedOn',
  'closedOn',
  'erasureAskedBy',
  'files',
  'answerFiles',
  'earlierFiles',
  'notice',
  'byGuardian',
] as const satisfies readonly (keyof OpinionRecord)[]

/** A row as `jsonRow` tells it. */
type OpinionJson = Omit<OpinionRecord, 'salt' | 'phoneHash'> & {
  readonly salt: string
  readonly phoneHash: string | null
}

export interface AsJson {
  readonly row: OpinionJson
}

/** One opinion (table alias `o`), for `recordOf`. */
export const opinionRow = jsonRow(opinionColumns, 'o')

export const recordOf = ({ row }: AsJson): OpinionRecord => ({
  ...row,
  at: instant(row.at),
  salt: bytes(row.salt),
  phoneHash: row.phoneHash === null ? null : bytes(row.phoneHash),
})

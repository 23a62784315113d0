import type { Day } from '#kernel/day.ts'
import type { LivingRow } from '#platform/action/action.ts'
import { bytes, instant, jsonRow } from '#platform/db/rows.ts'
import type { ChangeState } from '../spec/change-lifecycle.ts'
import type { LifeData } from '../spec/person.ts'
import type { PersonState } from '../spec/person-lifecycle.ts'
import type { PostState } from '../spec/post-lifecycle.ts'

/** One row of people.person; telephone and card are sealed text. */
export interface PersonRecord extends LivingRow, LifeData {
  readonly state: PersonState
  readonly name: string
  readonly township: string | null
  readonly diedOn: Day | null
  readonly phone: string | null
  readonly phoneHash: Buffer | null
  readonly idCard: string | null
  readonly idCardHash: Buffer | null
  readonly mergedInto: string | null
  readonly isDemo: boolean
  /** SHA-256 of the photograph; the picture lies in people.photo. */
  readonly photo: string | null
  readonly photoPublic: boolean
  readonly photoAgreedOn: Day | null
  readonly photoAgreement: string | null
  /** Log-in that asked that what is personal be erased; another one does it. */
  readonly erasureAskedBy: string | null
  /** The picture itself, on its way to where pictures lie; no column, and not part of what a digest covers. */
  readonly photoBytes?: Buffer
}

export const personColumns = [
  'id',
  'number',
  'salt',
  'state',
  'version',
  'settingsVersion',
  'name',
  'township',
  'sex',
  'birthOn',
  'nation',
  'party',
  'education',
  'occupation',
  'occupationClass',
  'joinedOn',
  'diedOn',
  'phone',
  'phoneHash',
  'idCard',
  'idCardHash',
  'mergedInto',
  'isDemo',
  'photo',
  'photoPublic',
  'photoAgreedOn',
  'photoAgreement',
  'erasureAskedBy',
] as const satisfies readonly (keyof PersonRecord)[]

interface Json<Row, Bytes extends keyof Row> {
  readonly row: Omit<Row, Bytes> & { readonly [Key in Bytes]: string | Extract<Row[Key], null> }
}

export type PersonJson = Json<PersonRecord, 'salt' | 'phoneHash' | 'idCardHash'>
/** One person (table alias `o`), for `personOf`. */
export const personRow = jsonRow(personColumns, 'o')

/** What nobody owes anything on has no due day, and what has no title is called by its name. */
export const personOf = ({ row }: PersonJson): PersonRecord => ({
  ...row,
  title: row.name,
  dueOn: null,
  salt: bytes(row.salt),
  phoneHash: row.phoneHash === null ? null : bytes(row.phoneHash),
  idCardHash: row.idCardHash === null ? null : bytes(row.idCardHash),
})

/** One row of people.post. `title` is what it is called where the role does not say all, else empty. */
export interface PostRecord extends LivingRow {
  readonly state: PostState
  readonly person: string
  readonly organ: string
  readonly role: string
  readonly division: string | null
  /** Township that the post has to do with, for reading; `seat` is the township of its organ, for keeping. */
  readonly township: string | null
  readonly seat: string | null
  readonly startsOn: Day
  readonly endsOn: Day | null
  readonly basis: string | null
  readonly ground: string | null
}

export const postColumns = [
  'id',
  'salt',
  'state',
  'version',
  'settingsVersion',
  'person',
  'organ',
  'role',
  'title',
  'division',
  'township',
  'seat',
  'startsOn',
  'endsOn',
  'basis',
  'ground',
] as const satisfies readonly (keyof PostRecord)[]

export type PostJson = Json<PostRecord, 'salt'>
export const postRow = jsonRow(postColumns, 'o')
export const postOf = ({ row }: PostJson): PostRecord => ({
  ...row,
  title: row.title ?? '',
  number: null,
  dueOn: null,
  salt: bytes(row.salt),
})

/** One row of people.change: what is asked for is sealed, because a telephone may be in it. */
export interface ChangeRecord extends LivingRow {
  readonly state: ChangeState
  readonly person: string
  readonly at: string
  readonly on: Day
  readonly township: string | null
  readonly sealed: string
  /** Names of the fields that are to be different. */
  readonly fields: readonly string[]
  readonly note: string | null
  readonly reason: string | null
}

export const changeColumns = [
  'id',
  'salt',
  'state',
  'version',
  'settingsVersion',
  'person',
  'at',
  'on',
  'dueOn',
  'title',
  'township',
  'sealed',
  'fields',
  'note',
  'reason',
] as const satisfies readonly (keyof ChangeRecord)[]

export type ChangeJson = Json<ChangeRecord, 'salt'>
export const changeRow = jsonRow(changeColumns, 'o')
export const changeOf = ({ row }: ChangeJson): ChangeRecord => ({
  ...row,
  number: null,
  at: instant(row.at),
  salt: bytes(row.salt),
})

import { leafHash } from './merkle.ts'
import { canonical, digest } from '#kernel/seal.ts'
import { jsonRow } from '#platform/db/rows.ts'

/** What of an event holds no personal data: it is sealed as it stands. In the order of the canonical form, which so has less to sort. */
const plain = [
  'at',
  'backfill',
  'byLogin',
  'byOrgan',
  'byPost',
  'county',
  'digest',
  'fromState',
  'id',
  'kind',
  'name',
  'on',
  'record',
  'request',
  'toState',
  'version',
] as const

/** What it tells in words: sealed under the event's own salt. */
const tells = ['after', 'byName', 'extra', 'standsFor'] as const

type Sealable = Readonly<Record<(typeof plain)[number] | (typeof tells)[number] | 'salt', unknown>>

/** An event (alias `e`) as one JSON value, for `leafOf`. */
export const sealable = jsonRow([...plain, ...tells, 'salt'], 'e')

export interface EventJson {
  readonly row: Sealable
}

export interface Leaf {
  readonly event: string
  readonly told: Buffer
  readonly hash: Buffer
}

const picked = (row: Sealable, names: readonly (keyof Sealable)[]) => {
  const part: Record<string, unknown> = {}
  for (const name of names) part[name] = row[name]
  return part
}

/** Nothing is told any more and the salt is gone: erased, or somebody took it away. */
export const isBlank = ({ row }: EventJson): boolean =>
  row.salt === null &&
  canonical(picked(row, tells)) === canonical({ byName: null, standsFor: null, extra: {}, after: {} })

/**
 * The leaf of an event: SHA-256 over its plain part in canonical form and the keyed digest of what it tells (HMAC-SHA256 under its salt,
 * 32 bytes), so that erasing the told part and the salt leaves the leaf as it was.
 */
export const leafOf = ({ row }: EventJson): Leaf => {
  const told = digest(Buffer.from(String(row.salt).slice(2), 'hex'), picked(row, tells))
  return { event: String(row.id), told, hash: hashOf({ row }, told) }
}

/** What of an event is sealed as it stands, in canonical form. */
export const plainOf = (row: Sealable): string => canonical(picked(row, plain))

/** The leaf's hash with a digest of the told part that is known already. */
export const hashOf = ({ row }: EventJson, told: Buffer): Buffer =>
  leafHash(Buffer.concat([Buffer.from(plainOf(row)), told]))

import { randomBytes } from 'node:crypto'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import { noEnd } from '../spec/person.ts'
import type { EndsWithLife } from './lookups.ts'

export interface Erasable {
  /** Last day on which a post or mandate was held; `noEnd` while one is; null where there never was one. */
  readonly heldUntil: string | null
  readonly hasAccount: boolean
  readonly hasOpenChange: boolean
  /** Entries that were merged into this one, and what was asked to have changed. */
  readonly merged: readonly string[]
  readonly changes: readonly string[]
  /** Earlier events of the person whose words were typed in. */
  readonly events: readonly string[]
}

/** Events of a record in whose words somebody may be told of: reasons, agreements. That an erasure was asked for, and why, stays. */
export const wordyEvents = async (session: Session, kind: 'person' | 'personChange', id: string): Promise<string[]> =>
  (
    await session.all(sql<{ id: string }>`
      select id from audit.event where county = ${session.county} and kind = ${kind} and record = ${id} and salt is not null
        and not extra ? 'erases' and name <> 'person.erasureAsked'
        and (extra ?| array['reason', 'agreement', 'note'] or after->>'reason' is not null) order by version`)
  ).map((event) => event.id)

const day = (found: { until: string | null } | undefined): string[] => (found?.until ? [found.until] : [])

/** What has to be known before somebody is erased, and what goes with it. `others`: what rooms above know of offices. */
export const erasableOf = async (
  session: Session,
  id: string,
  { at, others }: { readonly at: string; readonly others: readonly EndsWithLife[] },
): Promise<Erasable> => {
  const { county } = session
  const entries = sql`select id from people.person where county = ${county} and ${id}::uuid in (id, merged_into)`
  const [posts, account, changes, merged, events, ...mandates] = await Promise.all([
    session.one(sql<{ until: string | null }>`
      select max(case when state = 'ended' then ends_on else ${noEnd}::date end)::text as until
      from people.post where county = ${county} and person in (${entries})`),
    session.one(sql<{ id: string }>`
      select id from login.login where county = ${county} and person in (${entries}) and (ends_at is null or ends_at > ${at}::timestamptz) limit 1`),
    session.all(sql<{ id: string; state: string }>`
      select id, state from people.change where county = ${county} and person in (${entries}) order by id`),
    session.all(sql<{ id: string }>`
      select id from people.person where county = ${county} and merged_into = ${id} order by id`),
    wordyEvents(session, 'person', id),
    ...others.map(({ heldUntil }) => heldUntil?.(session, id) ?? null),
  ])
  const ends = [...day(posts), ...mandates.filter((until) => until !== null)].toSorted()
  return {
    heldUntil: ends.includes(noEnd) ? noEnd : (ends.at(-1) ?? null),
    hasAccount: account !== undefined,
    hasOpenChange: changes.some(({ state }) => state === 'proposed'),
    merged: merged.map((entry) => entry.id),
    changes: changes.map((change) => change.id),
    events,
  }
}

/** All that is known of a person but the name, its number and the township: those stand in decisions and rolls. */
export const erased = () =>
  ({
    salt: randomBytes(16),
    sex: null,
    birthOn: null,
    nation: null,
    party: null,
    education: null,
    occupation: null,
    occupationClass: null,
    joinedOn: null,
    phone: null,
    phoneHash: null,
    idCard: null,
    idCardHash: null,
    photo: null,
    photoPublic: false,
    photoAgreedOn: null,
    photoAgreement: null,
    erasureAskedBy: null,
  }) as const

import { timingSafeEqual } from 'node:crypto'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import { lookupHash } from '#platform/crypto/keys.ts'
import type { Session } from '#platform/db/session.ts'
import type { Asked } from '../spec/contract.ts'

/** What was asked, and by which log-in: what its entry says. */
export interface Question extends Asked {
  readonly login: string | null
}

const markOf = ({ keys, county }: Session, { login, from, to, who, record }: Question, place: string): string =>
  lookupHash(keys, county, 'touches', JSON.stringify([login, from, to, who, record, place])).toString('base64url')

/** A page's place, marked with the question that was noted: a later page leaves no entry, so nobody may make its place up. */
export const bindCursor = (session: Session, question: Question, place: string | null): string | null =>
  place && `${markOf(session, question, place)}.${place}`

/** The place behind a cursor that was given out for this very question. Throws Problem `bad-input` for any other. */
export const unbindCursor = (session: Session, question: Question, cursor: string): string => {
  const [mark = '', place = ''] = cursor.split('.')
  const [told, right] = [Buffer.from(mark), Buffer.from(markOf(session, question, place))]
  if (told.length !== right.length || !timingSafeEqual(told, right))
    throw new Problem(refuse('bad-input', { pointer: '/cursor' }))
  return place
}

import type { TimelineEvent } from '#kernel/resource.ts'
import { useLookUp } from '#ui/desk/words.tsx'
import { opinionWords } from './words/words.ts'

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** What an event tells beyond who and when: where it went, the result, the reason. */
export const EventDetail = ({ event }: { readonly event: TimelineEvent }) => {
  const lookUp = useLookUp()
  const { extra } = event
  const named = (prefix: string, name: unknown): string =>
    typeof name === 'string' ? (lookUp(opinionWords.name, `${prefix}.${name}`) ?? name) : ''
  const parts = [
    named('channel', extra.channel),
    textOf(extra.handler),
    textOf(extra.into),
    named('door', extra.door),
    named('result', extra.result),
    textOf(extra.plannedOn),
    named('rating', extra.rating),
    textOf(extra.reason),
    textOf(extra.cannotReason),
    textOf(extra.comment),
    textOf(extra.request),
  ].filter(Boolean)
  return parts.length === 0 ? null : <small>{parts.join(' · ')}</small>
}

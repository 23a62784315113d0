import type { ReactNode } from 'react'
import type { TimelineEvent } from '#kernel/resource.ts'
import { momentOf, shortDay } from '../dates.ts'
import { uiWords } from '../shared-words.ts'
import { useWords } from '../words.tsx'

export interface TimelineProps {
  readonly events: readonly TimelineEvent[]
  readonly today: string
  /** What an event is called, by its name without the kind: `assigned`. */
  readonly nameOf: (event: string) => string
  /** What the event tells beyond who and when: a reason, a result. */
  readonly detailOf: (event: TimelineEvent) => ReactNode
  /** The step that is owed now. */
  readonly next: {
    readonly name: string
    readonly who: string
    readonly on: string | null
    readonly isMine: boolean
  } | null
}

const plainName = (event: TimelineEvent): string => event.name.slice(event.name.indexOf('.') + 1)

/** When it was: of a backfilled act only the business day is known. */
const whenOf = (event: TimelineEvent, today: string): string =>
  event.backfill ? shortDay(event.on, today) : shortDay(momentOf(event.at), today)

/** What happened, oldest first, and what is owed next. */
export const Timeline = ({ events, today, nameOf, detailOf, next }: TimelineProps) => {
  const say = useWords(uiWords)
  return (
    <ol className="time">
      {events.map((event) => (
        <li key={event.id}>
          <time dateTime={event.backfill ? event.on : event.at}>{whenOf(event, today)}</time>
          <div>
            <b>{nameOf(plainName(event))}</b>{' '}
            <span>
              {[event.organ, event.by].filter(Boolean).join(' ') || say('record.by.public')}
              {event.standsFor !== null && say('record.standsFor', { name: event.standsFor })}
            </span>
            {event.backfill && <span className="mark">{say('record.backfill')}</span>}
            {detailOf(event)}
          </div>
        </li>
      ))}
      {next && (
        <li className="next">
          <span className="when">{next.on ? say('record.before', { date: shortDay(next.on, today) }) : ''}</span>
          <div>
            <b>{next.name}</b> <span>{next.who}</span>
            {next.isMine && <small>{say('record.you')}</small>}
          </div>
        </li>
      )}
    </ol>
  )
}

import { useNavigate, useParams } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useMe } from '#commons/access/screens/desk/me.tsx'
import { FilesList } from '#commons/files/screens/desk/files-list.tsx'
import { useKeys } from '#ui/desk/frame/keys.ts'
import { Abilities } from '#ui/desk/record/abilities.tsx'
import { Owing } from '#ui/desk/record/owing.tsx'
import { Revealed } from '#ui/desk/register/revealed.tsx'
import { Timeline } from '#ui/desk/record/timeline.tsx'
import { Turn } from '#ui/desk/record/turn.tsx'
import { WhyLink } from '#ui/desk/record/why-link.tsx'
import { useRecordFocus } from '#ui/desk/record/use-record-focus.ts'
import { uiWords } from '#ui/desk/shared-words.ts'
import { Failed, Loading } from '#ui/desk/states.tsx'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { useTitle } from '#ui/desk/use-title.ts'
import { useWords } from '#ui/desk/words.tsx'
import { read, type Revealed as RevealedContacts } from '../../spec/contract.ts'
import { opinionLife } from '../../spec/lifecycle.ts'
import { type ActName, ActPane, isAct } from './act-pane.tsx'
import { AnswerPart } from './answer-part.tsx'
import { EventDetail } from './event-detail.tsx'
import { Facts } from './facts.tsx'
import { SimilarOnes } from './hints/similar-ones.tsx'
import { type ListSearch, useListSearch } from './list-search.ts'
import { Lead, PathBar, type RecordAnswer } from './record-lead.tsx'
import { opinionWords, useWord } from './words/words.ts'

const Body = ({ record }: { readonly record: RecordAnswer }) => {
  const say = useWords(opinionWords)
  const ui = useWords(uiWords)
  const word = useWord()
  const me = useMe()
  const { item, due, can, events = [] } = record
  const next = due && {
    name: word('step', due.move),
    who: due.organ ?? word('party', due.party),
    on: due.on,
    isMine: can.includes(due.move),
  }
  return (
    <div className="body">
      <Facts item={item} />
      <section>
        <h2>{say('part.body')}</h2>
        <p className="say">{item.body}</p>
      </section>
      <FilesList files={item.files} />
      {item.request && (
        <section>
          <h2>{say('part.request')}</h2>
          <p className="say">{item.request}</p>
        </section>
      )}
      <AnswerPart item={item} />
      <SimilarOnes id={item.id} />
      <section>
        <h2>{ui('record.timeline')}</h2>
        <Timeline
          events={events}
          today={me.today}
          nameOf={(name) => word('event', name)}
          detailOf={(event) => <EventDetail event={event} />}
          next={next}
        />
      </section>
    </div>
  )
}

interface SideProps {
  readonly record: RecordAnswer
  readonly can: readonly ActName[]
  readonly owed: string | undefined
  readonly doing: string | undefined
  readonly onPick: (move: string) => void
}

const Side = ({ record: { item, due }, can, owed, doing, onPick }: SideProps) => {
  const say = useWords(opinionWords)
  const word = useWord()
  const { permissions } = useMe()
  const nameOf = (move: string): string => word('move', move)
  const who = due?.organ ?? word('party', due?.party ?? '')
  const turn = (
    <Turn
      life={opinionLife}
      state={item.state}
      due={due}
      can={can}
      permissions={permissions}
      who={who}
      nameOf={nameOf}
    />
  )
  return (
    <aside className="side">
      <Abilities
        can={can}
        owed={owed}
        doing={doing}
        nameOf={nameOf}
        onPick={onPick}
        rare={{ moves: ['askErasure'], lead: say('desk.rare') }}
        turn={
          <>
            {turn}
            <WhyLink kind={opinionLife.kind} id={item.id} />
          </>
        }
      />
      <Owing due={due} who={who} move={nameOf(due?.move ?? '')} />
    </aside>
  )
}

/** Said once where the record stands, and to screen readers. */
const Done = ({ move }: { readonly move: string | undefined }) => {
  const ui = useWords(uiWords)
  const word = useWord()
  return (
    <div role="status">
      {move !== undefined && <p className="told">{ui('record.did', { move: word('move', move) })}</p>}
    </div>
  )
}

/** Name and phone in full, after the look that was asked for. */
const Contacts = ({ shown, onClose }: { readonly shown: RevealedContacts; readonly onClose: () => void }) => {
  const say = useWords(opinionWords)
  const facts = [
    { label: say('field.authorName'), value: shown.name ?? say('fact.unsigned') },
    { label: say('field.authorPhone'), value: shown.phone },
  ]
  return <Revealed facts={facts} onClose={onClose} />
}

/** In place of a form that the address asks for and the record has no use for now. */
const NotNow = ({ move, onClose }: { readonly move: string; readonly onClose: () => void }) => {
  const ui = useWords(uiWords)
  const word = useWord()
  return (
    <section className="form" aria-label={word('move', move)}>
      <header>
        <h1>{word('move', move)}</h1>
      </header>
      <div className="in" role="status">
        <p>{ui('record.cannotNow', { move: word('move', move) })}</p>
        <p>
          <button type="button" className="btn" onClick={onClose}>
            {ui('act.cancel')}
          </button>
        </p>
      </div>
    </section>
  )
}

/** One opinion beside its list; the form of a move opens beside it. */
export const Page = () => {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const navigate = useNavigate()
  const { search } = useListSearch()
  const heading = useRef<HTMLHeadingElement>(null)
  const [last, setLast] = useState<{
    readonly id: string
    readonly move: string
    readonly shown: RevealedContacts | undefined
  }>()
  const { data, error, refetch, isFetching } = useAnswer(read, { params: { id }, query: { with: 'events' } })
  useTitle(data && [data.item.number, data.item.title].filter(Boolean).join(' '))
  const setDoing = (move: string | undefined, replace = false): void => {
    if (move !== undefined) setLast(undefined)
    void navigate({ to: '.', replace, search: (now: Record<string, unknown>): ListSearch => ({ ...now, do: move }) })
  }
  const can = (data?.can ?? []).filter(isAct)
  const owed = can.find((move) => move === data?.due?.move)
  const asked = isAct(search.do) ? search.do : undefined
  const doing = asked && can.includes(asked) ? asked : undefined
  const done = last?.id === id ? last.move : undefined
  const shown = last?.id === id ? last.shown : undefined
  useKeys({ a: () => owed && setDoing(owed), Escape: () => asked && setDoing(undefined) })
  useRecordFocus(heading, { id: data?.item.id, doing: asked, did: done })
  if (error) return <Failed error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  return (
    <>
      <article className="rec scroll">
        <PathBar record={data} />
        <Done move={done} />
        {shown && <Contacts shown={shown} onClose={() => setLast(undefined)} />}
        <Lead record={data} heading={heading} />
        <div className="pane">
          <Body record={data} />
          <Side record={data} can={can} owed={owed} doing={doing} onPick={setDoing} />
        </div>
      </article>
      {doing && (
        <ActPane
          key={`${id}/${doing}`}
          move={doing}
          record={data}
          onClose={() => setDoing(undefined)}
          onDone={(answer) => {
            setLast({ id, move: doing, shown: 'contacts' in answer ? answer.contacts : undefined })
            setDoing(undefined, true)
          }}
          onReload={() => void refetch()}
        />
      )}
      {asked && !doing && !isFetching && <NotNow move={asked} onClose={() => setDoing(undefined, true)} />}
    </>
  )
}

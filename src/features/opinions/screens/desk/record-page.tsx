import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useMe } from '#commons/access/screens/desk/me.tsx'
import type { AnswerOf } from '#kernel/endpoint.ts'
import { useDates } from '#ui/desk/dates.ts'
import { useKeys } from '#ui/desk/frame/keys.ts'
import { Abilities } from '#ui/desk/record/abilities.tsx'
import { Lamp } from '#ui/desk/record/lamp.tsx'
import { Owing } from '#ui/desk/record/owing.tsx'
import { StepBar } from '#ui/desk/record/step-bar.tsx'
import { Timeline } from '#ui/desk/record/timeline.tsx'
import { wayOf } from '#ui/desk/record/way.ts'
import { uiWords } from '#ui/desk/shared-words.ts'
import { Failed, Loading } from '#ui/desk/states.tsx'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { useTitle } from '#ui/desk/use-title.ts'
import { useLookUp, useWords } from '#ui/desk/words.tsx'
import { read } from '../../spec/contract.ts'
import { opinionLife } from '../../spec/lifecycle.ts'
import { ActPane, isAct } from './act-pane.tsx'
import { AnswerPart } from './answer-part.tsx'
import { EventDetail } from './event-detail.tsx'
import { Facts } from './facts.tsx'
import { useNeighbours } from './list-context.ts'
import { type ListSearch, useListSearch } from './list-search.ts'
import { opinionWords } from './words.ts'

type RecordAnswer = AnswerOf<typeof read>

const useWord = () => {
  const lookUp = useLookUp()
  return (prefix: string, name: string): string => lookUp(opinionWords.name, `${prefix}.${name}`) ?? name
}

const PathBar = ({ record }: { readonly record: RecordAnswer }) => {
  const say = useWords(opinionWords)
  const ui = useWords(uiWords)
  const { ids, firstAt } = useNeighbours()
  const at = ids.indexOf(record.item.id)
  const step = (to: string | undefined, label: string) =>
    to && (
      <Link to={`/opinions/${to}`} search={(before: Record<string, unknown>) => ({ ...before, do: undefined })}>
        {label}
      </Link>
    )
  return (
    <div className="path no-print">
      <Link
        to="/opinions"
        search={({ do: _do, full: _full, ...before }: Record<string, unknown>) => before}
        className="back"
      >
        {say('noun')}
      </Link>
      <span className="nw">{record.item.number}</span>
      <span className="end">
        {at >= 0 && <span className="nw hide-narrow">{ui('record.position', { at: firstAt + at })}</span>}
        {step(ids[at - 1], ui('act.previous'))}
        {at >= 0 && step(ids[at + 1], ui('act.next'))}
        <button type="button" className="link hide-narrow" onClick={() => window.print()}>
          {ui('act.print')}
        </button>
      </span>
    </div>
  )
}

const Lead = ({ record }: { readonly record: RecordAnswer }) => {
  const ui = useWords(uiWords)
  const word = useWord()
  const { long } = useDates()
  const { item, due, events } = record
  const steps = wayOf(
    opinionLife,
    item.state,
    (events ?? []).map(({ name }) => name),
  )
  const stepName = (step: string): string =>
    step in opinionLife.states && step !== 'closed' ? word('state', step) : word('step', step)
  return (
    <div className="lead">
      <h1>{item.title}</h1>
      <div className="tell">
        {due ? <Lamp lamp={due.lamp} left={due.left} /> : <b>{word('state', item.state)}</b>}
        {due?.on && <span>{ui('record.dueBefore', { date: long(due.on), move: word('move', due.move) })}</span>}
        <span className="dim">{item.township.name}</span>
      </div>
      <StepBar steps={steps} name={stepName} />
    </div>
  )
}

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
      {item.request && (
        <section>
          <h2>{say('part.request')}</h2>
          <p className="say">{item.request}</p>
        </section>
      )}
      <AnswerPart item={item} />
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

/** One opinion beside its list; the form of a move opens beside it. */
export const Page = () => {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const word = useWord()
  const navigate = useNavigate()
  const { search } = useListSearch()
  const { data, error, refetch } = useAnswer(read, { params: { id }, query: { with: 'events' } })
  useTitle(data && [data.item.number, data.item.title].filter(Boolean).join(' '))
  const setDoing = (move: string | undefined): void =>
    void navigate({ to: '.', search: (before: Record<string, unknown>): ListSearch => ({ ...before, do: move }) })
  const owed = data?.due && data.can.includes(data.due.move) ? data.due.move : undefined
  useKeys({ a: () => owed && setDoing(owed), Escape: () => search.do && setDoing(undefined) })
  if (error) return <Failed error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  const can = data.can.filter(isAct)
  const doing = isAct(search.do) && can.includes(search.do) ? search.do : undefined
  return (
    <>
      <article className="rec scroll">
        <PathBar record={data} />
        <Lead record={data} />
        <div className="pane">
          <Body record={data} />
          <aside className="side">
            <Abilities can={can} owed={owed} doing={doing} nameOf={(move) => word('move', move)} onPick={setDoing} />
            <Owing
              due={data.due}
              who={data.due?.organ ?? word('party', data.due?.party ?? '')}
              move={word('move', data.due?.move ?? '')}
            />
          </aside>
        </div>
      </article>
      {doing && (
        <ActPane
          key={`${id}/${doing}`}
          move={doing}
          record={data}
          onClose={() => setDoing(undefined)}
          onReload={() => void refetch()}
        />
      )}
    </>
  )
}

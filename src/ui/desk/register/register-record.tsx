import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { dayOf } from '#kernel/day.ts'
import { useKeys } from '../frame/keys.ts'
import { Abilities } from '../record/abilities.tsx'
import { Revealed } from './revealed.tsx'
import { Timeline } from '../record/timeline.tsx'
import { WhyLink } from '../record/why-link.tsx'
import { useRecordFocus } from '../record/use-record-focus.ts'
import { SectionsOf } from '../sections.tsx'
import { uiWords } from '../shared-words.ts'
import { Failed, Loading } from '../states.tsx'
import { useAnswer } from '../use-answer.ts'
import { useTitle } from '../use-title.ts'
import { useLookUp, useWords } from '../words.tsx'
import { ActForm } from './register-form.tsx'
import {
  type Register,
  type RegisterAnswer,
  type RegisterItem,
  type RegisterNote,
  type ShownFact,
  useRegisterWords,
} from './register.ts'

/** Of the day that the page was opened on: it only decides whether a year is shown. */
const today = dayOf(new Date())

interface Of<Item extends RegisterItem, Answer extends RegisterAnswer<Item>> {
  readonly register: Register<Item, Answer>
  readonly answer: Answer
}

/** What the law says of the record's numbers: told with its article, never in the way. */
const Notes = ({ notes, catalogue }: { readonly notes: readonly RegisterNote[]; readonly catalogue: string }) => {
  const lookUp = useLookUp()
  const ui = useWords(uiWords)
  if (notes.length === 0) return null
  return (
    <section>
      <h2>{ui('record.notes')}</h2>
      <ul className="notes">
        {notes.map(({ code, law, params }) => (
          <li key={code}>
            {lookUp(catalogue, `note.${code}`, params) ?? code} <span className="dim nw">{law}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const Lead = <Item extends RegisterItem, Answer extends RegisterAnswer<Item>>({
  register,
  answer,
  heading,
}: Of<Item, Answer> & { readonly heading: React.RefObject<HTMLHeadingElement | null> }) => {
  const word = useRegisterWords(register)
  return (
    <div className="lead">
      <h1 ref={heading} tabIndex={-1}>
        {register.titleOf(answer.item)}
      </h1>
      <div className="tell">
        <b>{word('state', answer.item.state)}</b>
      </div>
    </div>
  )
}

const Body = <Item extends RegisterItem, Answer extends RegisterAnswer<Item>>({
  register,
  answer,
}: Of<Item, Answer>) => {
  const ui = useWords(uiWords)
  const word = useRegisterWords(register)
  const { Facts } = register
  return (
    <div className="body">
      <Facts item={answer.item} answer={answer} />
      <SectionsOf kind={register.life.kind} id={answer.item.id} />
      <Notes notes={answer.notes ?? []} catalogue={register.words.name} />
      {(answer.events ?? []).length > 0 && (
        <section>
          <h2>{ui('record.timeline')}</h2>
          <Timeline
            events={answer.events ?? []}
            today={today}
            nameOf={(name) => word('event', name)}
            detailOf={({ extra }) => <small>{register.detailOf(extra)}</small>}
            next={null}
          />
        </section>
      )}
    </div>
  )
}

interface DoneMove {
  readonly move: string
  readonly shown: readonly ShownFact[]
}

/** What was done last, told once; and what it showed. */
const Done = <Item extends RegisterItem, Answer extends RegisterAnswer<Item>>({
  register,
  move,
  shown,
  onHide,
}: DoneMove & { readonly register: Register<Item, Answer>; readonly onHide: () => void }) => {
  const ui = useWords(uiWords)
  const word = useRegisterWords(register)
  const facts = shown.map(({ label, value }) => ({
    label: word('field', label),
    value: value ?? ui('record.noneLeft'),
  }))
  return (
    <>
      <p className="told">{ui('record.did', { move: word('move', move) })}</p>
      {facts.length > 0 && <Revealed facts={facts} onClose={onHide} />}
    </>
  )
}

interface RecordSearch {
  readonly do?: string | undefined
}

export interface RegisterRecordProps<Item extends RegisterItem, Answer extends RegisterAnswer<Item>> {
  readonly register: Register<Item, Answer>
  readonly id: string
  /** Name of the list that it goes back to. */
  readonly back: string
}

/** One record of a register beside its list; the form of a move opens beside it. */
export const RegisterRecord = <Item extends RegisterItem, Answer extends RegisterAnswer<Item>>({
  register,
  id,
  back,
}: RegisterRecordProps<Item, Answer>) => {
  const word = useRegisterWords(register)
  const navigate = useNavigate()
  const { do: asked } = useSearch({ strict: false }) as RecordSearch
  const heading = useRef<HTMLHeadingElement>(null)
  const [last, setLast] = useState<{
    readonly id: string
    readonly move: string
    readonly shown: readonly ShownFact[]
  }>()
  const { data, error, refetch } = useAnswer(register.read, { params: { id }, query: { with: 'events' } } as never)
  const answer = data as Answer | undefined
  useTitle(answer && register.titleOf(answer.item))
  const setDoing = (move: string | undefined, replace = false): void =>
    void navigate({ to: '.', replace, search: (now: Record<string, unknown>) => ({ ...now, do: move }) })
  const doing = asked !== undefined && answer?.can.includes(asked) ? asked : undefined
  const done = last?.id === id ? last.move : undefined
  useKeys({ Escape: () => asked && setDoing(undefined) })
  useRecordFocus(heading, { id: answer?.item.id, doing, did: done })
  if (error) return <Failed error={error} onRetry={() => void refetch()} />
  if (!answer) return <Loading />
  return (
    <>
      <article className="rec scroll">
        <div className="path no-print">
          <Link
            to={register.path}
            search={({ do: _do, ...before }: Record<string, unknown>) => before}
            className="back"
          >
            {back}
          </Link>
        </div>
        <div role="status">
          {last?.id === id && <Done register={register} {...last} onHide={() => setLast(undefined)} />}
        </div>
        <Lead register={register} answer={answer} heading={heading} />
        <div className={answer.can.length === 0 ? 'pane plain' : 'pane'}>
          <Body register={register} answer={answer} />
          {answer.can.length === 0 && <WhyLink kind={register.life.kind} id={id} />}
          {answer.can.length > 0 && (
            <aside className="side">
              <Abilities
                can={answer.can}
                owed={undefined}
                doing={doing}
                nameOf={(move) => word('move', move)}
                onPick={(move) => {
                  setLast(undefined)
                  setDoing(move)
                }}
                {...(register.rare && { rare: { moves: register.rare, lead: word('desk', 'rare') } })}
                turn={<WhyLink kind={register.life.kind} id={id} />}
              />
            </aside>
          )}
        </div>
      </article>
      {doing && (
        <ActForm
          key={`${id}/${doing}`}
          register={register}
          move={doing}
          answer={answer}
          onClose={() => setDoing(undefined)}
          onReload={() => void refetch()}
          onDone={(made) => {
            setLast({ id, move: doing, shown: register.shownOf?.(doing, made) ?? [] })
            setDoing(undefined, true)
          }}
        />
      )}
    </>
  )
}

import { Link } from '@tanstack/react-router'
import type { RefObject } from 'react'
import type { AnswerOf } from '#kernel/endpoint.ts'
import { useDates } from '#ui/desk/dates.ts'
import { Lamp } from '#ui/desk/record/lamp.tsx'
import { StepBar } from '#ui/desk/record/step-bar.tsx'
import { wayOf } from '#ui/desk/record/way.ts'
import { uiWords } from '#ui/desk/shared-words.ts'
import { useWords } from '#ui/desk/words.tsx'
import type { read } from '../../spec/contract.ts'
import { opinionLife } from '../../spec/lifecycle.ts'
import { useNeighbours } from './list-search.ts'
import { opinionWords, useWord } from './words/words.ts'

export type RecordAnswer = AnswerOf<typeof read>

const Position = ({ at }: { readonly at: number }) => {
  const ui = useWords(uiWords)
  const { total } = useNeighbours()
  return (
    <span className="nw hide-narrow">
      {total === undefined ? ui('record.position', { at }) : ui('record.positionOf', { at, total })}
    </span>
  )
}

/** The way back to the list, the record's place in it, its neighbours. */
export const PathBar = ({ record }: { readonly record: RecordAnswer }) => {
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
        {at >= 0 && <Position at={firstAt + at} />}
        {step(ids[at - 1], ui('act.previous'))}
        {at >= 0 && step(ids[at + 1], ui('act.next'))}
        <button type="button" className="link hide-narrow" onClick={() => window.print()}>
          {ui('act.print')}
        </button>
      </span>
    </div>
  )
}

/** Title, how it presses, where it stands. */
export const Lead = ({
  record,
  heading,
}: {
  readonly record: RecordAnswer
  readonly heading: RefObject<HTMLHeadingElement | null>
}) => {
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
      <h1 ref={heading} tabIndex={-1}>
        {item.title}
      </h1>
      <div className="tell">
        {due ? <Lamp lamp={due.lamp} left={due.left} /> : <b>{word('state', item.state)}</b>}
        {due?.on && <span>{ui('record.dueBefore', { date: long(due.on), move: word('move', due.move) })}</span>}
        <span className="dim">{item.township.name}</span>
      </div>
      <StepBar steps={steps} name={stepName} />
    </div>
  )
}

import { Link } from '@tanstack/react-router'
import { FactList } from '#ui/desk/register/facts.tsx'
import type { Register } from '#ui/desk/register/register.ts'
import { useWords } from '#ui/desk/words.tsx'
import { sessionLife, termLife } from '../../spec/lifecycle.ts'
import { listSessions, readSession, type SessionItem, sessionActs } from '../../spec/session-contract.ts'
import { listTerms, readTerm, type TermAnswer, type TermItem, termActs } from '../../spec/term-contract.ts'
import { pickers } from './pickers.tsx'
import { SessionList } from './session-list.tsx'
import { TellDetail } from './tell-detail.tsx'
import { organWords } from './words.ts'

const Span = ({ from, to }: { readonly from: string; readonly to: string | null }) => {
  const say = useWords(organWords)
  return to ? say('fact.span', { from, to }) : say('fact.since', { from })
}

const TermFacts = ({ item, answer }: { readonly item: TermItem; readonly answer: TermAnswer }) => {
  const say = useWords(organWords)
  return (
    <>
      <FactList
        facts={[
          { label: say('fact.congress'), value: <Link to={`/organs/${item.organ.id}`}>{item.organ.name}</Link> },
          { label: say('fact.number'), value: say('fact.nth', { n: item.number }) },
          { label: say('fact.days'), value: <Span from={item.startsOn} to={item.endsOn} /> },
          { label: say('fact.basis'), value: item.basis, isLong: true },
        ]}
      />
      <SessionList term={item.id} mayCreate={answer.can.length > 0} />
    </>
  )
}

const touches = [listTerms.path, listSessions.path, readTerm.path]

export const termRegister: Register<TermItem, TermAnswer> = {
  life: termLife,
  words: organWords,
  path: '/terms',
  read: readTerm,
  acts: termActs,
  touches,
  pickers,
  titleOf: ({ title }) => title,
  Facts: TermFacts,
  initialOf: (move, { number, startsOn, endsOn, basis }) => {
    if (move === 'correct') return { number: String(number), startsOn, basis: basis ?? undefined }
    if (move === 'begin') return { startsOn }
    return move === 'record' ? { startsOn, endsOn: endsOn ?? undefined } : {}
  },
  detailOf: (extra) => <TellDetail extra={extra} />,
}

const SessionFacts = ({ item }: { readonly item: SessionItem }) => {
  const say = useWords(organWords)
  return (
    <FactList
      facts={[
        {
          label: say('fact.term'),
          value: <Link to={`/terms/${item.term.id}`}>{say('fact.nth', { n: item.term.number })}</Link>,
        },
        { label: say('fact.sessionNumber'), value: say('fact.nthSession', { n: item.number }) },
        { label: say('fact.sessionKind'), value: say(`kind.${item.kind}`) },
        { label: say('fact.days'), value: <Span from={item.startsOn} to={item.endsOn} /> },
        { label: say('fact.place'), value: item.place, isLong: true },
      ]}
    />
  )
}

export const sessionRegister: Register<SessionItem> = {
  life: sessionLife,
  words: organWords,
  path: '/terms',
  read: readSession,
  acts: sessionActs,
  touches,
  pickers,
  titleOf: ({ title }) => title,
  Facts: SessionFacts,
  initialOf: (move, { number, kind, startsOn, endsOn, place, title }) => {
    if (move === 'cancel') return {}
    const days = { startsOn, endsOn: endsOn ?? undefined }
    return move === 'hold' ? days : { number: String(number), kind, ...days, place: place ?? undefined, title }
  },
  detailOf: (extra) => <TellDetail extra={extra} />,
}

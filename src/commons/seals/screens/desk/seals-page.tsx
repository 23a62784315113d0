import { grouped } from '#kernel/fours.ts'
import { Link } from '@tanstack/react-router'
import { uuidv7 } from 'uuidv7'
import { call } from '#ui/call.ts'
import { momentOf } from '#ui/desk/dates.ts'
import { Failed, Loading } from '#ui/desk/states.tsx'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { useTitle } from '#ui/desk/use-title.ts'
import { useLookUp, useWords } from '#ui/desk/words.tsx'
import type { AnswerOf } from '#kernel/endpoint.ts'
import { beginCheck, type Check, readSeals, type SentDay } from '../../spec/contract.ts'
import { Faults } from './faults.tsx'
import { sealsWords } from './words.ts'

type State = AnswerOf<typeof readSeals>

/** Between two looks at a check under way. */
const lookAgain = 1000

const Chain = ({ state: { events, batches, waiting, fingerprint } }: { readonly state: State }) => {
  const say = useWords(sealsWords)
  return (
    <dl className="kv chain">
      <dt>{say('chain.events')}</dt>
      <dd>{events.toLocaleString()}</dd>
      <dt>{say('chain.batches')}</dt>
      <dd>{batches.toLocaleString()}</dd>
      <dt>{say('chain.waiting')}</dt>
      <dd>
        {waiting} {waiting > 0 && <span className="dim">{say('chain.waiting.why')}</span>}
      </dd>
      <dt>{say('chain.key')}</dt>
      <dd className="mono">{grouped(fingerprint)}</dd>
    </dl>
  )
}

const Checks = ({ items }: { readonly items: readonly Check[] }) => {
  const say = useWords(sealsWords)
  if (items.length === 0) return <p className="hint">{say('check.none')}</p>
  return (
    <table className="rows">
      <thead>
        <tr>
          <th>{say('check.at')}</th>
          <th className="w">{say('check.result')}</th>
          <th>{say('check.what')}</th>
          <th>{say('check.by')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((one) => (
          <tr key={one.at}>
            <td className="dim">{momentOf(one.at)}</td>
            <td className="w">
              {one.faults === 0 ? say('check.fine') : <Faults of={one} head={say('check.faults', { n: one.faults })} />}
            </td>
            <td className="dim">{say('check.rows', { events: one.events, rows: one.rows })}</td>
            <td>{one.by ?? say('check.night')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Sent = ({ ways }: { readonly ways: readonly string[] }) => {
  const say = useWords(sealsWords)
  const lookUp = useLookUp()
  if (ways.length === 0) return <b className="fault">{say('days.notSent')}</b>
  return ways.map((way) => lookUp(sealsWords.name, `way.${way}`) ?? way).join('、')
}

const Days = ({ items }: { readonly items: readonly SentDay[] }) => {
  const say = useWords(sealsWords)
  if (items.length === 0) return <p className="hint">{say('days.none')}</p>
  return (
    <>
      {items.every(({ sent }) => sent.length === 0) && <p className="hint">{say('days.noWay')}</p>}
      <table className="rows">
        <thead>
          <tr>
            <th>{say('days.day')}</th>
            <th className="w">{say('days.head')}</th>
            <th className="n">{say('days.nth')}</th>
            <th>{say('days.sent')}</th>
            <th>{say('days.print')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <tr key={one.day}>
              <td>{one.day}</td>
              <td className="w mono dim">{one.head.slice(0, 16)}…</td>
              <td className="n">
                <span className="only-narrow dim">{say('days.nth')}</span> {one.nth}
              </td>
              <td>
                <span className="only-narrow dim">{say('days.sent')}</span> <Sent ways={one.sent} />
              </td>
              <td>
                <Link to={`/seals/${one.day}`} aria-label={`${say('days.open')} ${one.day}`}>
                  {say('days.open')}
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

const CheckNow = ({ checking, onBegun }: Pick<State, 'checking'> & { readonly onBegun: () => void }) => {
  const say = useWords(sealsWords)
  if (checking)
    return (
      <p role="status" className="checking">
        <progress aria-label={say('check.begins')} max={checking.of || 1} value={checking.done} />{' '}
        {checking.of > 0 ? say('check.running', checking) : say('check.begins')}
      </p>
    )
  return (
    <button
      type="button"
      className="btn pri"
      onClick={() => void call(beginCheck, { body: { id: uuidv7() } }).then(onBegun, onBegun)}
    >
      {say('check.now')}
    </button>
  )
}

/** 封存核验: how far the chain goes, what the checks found, and the roots of the days. */
export const Page = () => {
  const say = useWords(sealsWords)
  useTitle(say('noun'))
  const { data, error, refetch } = useAnswer(
    readSeals,
    {},
    { again: (answer) => ((answer as State | undefined)?.checking ? lookAgain : null) },
  )
  if (error) return <Failed error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  return (
    <>
      <div className="head">
        <h1>{say('noun')}</h1>
        <span className="dim">{say('lead')}</span>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls and may hold nothing to stop at (WCAG 2.1.1) */}
      <section className="scroll seals" tabIndex={0} aria-label={say('noun')}>
        <Chain state={data} />
        <CheckNow checking={data.checking} onBegun={() => void refetch()} />
        <h2>{say('check.title')}</h2>
        <Checks items={data.checks} />
        <h2>{say('days.title')}</h2>
        <Days items={data.days} />
      </section>
    </>
  )
}

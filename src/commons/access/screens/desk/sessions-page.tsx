import { useState } from 'react'
import { call } from '#ui/call.ts'
import { momentOf } from '#ui/desk/dates.ts'
import { Empty, Failed, Loading } from '#ui/desk/states.tsx'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { useTitle } from '#ui/desk/use-title.ts'
import { useLookUp, useWords } from '#ui/desk/words.tsx'
import { endOneSession, listSessions, type OpenSessionItem, readWaiting, waitingFreshFor } from '../../spec/accounts.ts'
import { Refused, useChange } from './log-in-card.tsx'
import { accessWords } from './words.ts'

interface Props {
  readonly items: readonly OpenSessionItem[]
  readonly onEnd: (one: OpenSessionItem) => void
  readonly isBusy: boolean
  /** Whose they are is said where they are everybody's. */
  readonly withNames?: boolean
}

/** Where somebody is logged in: place, time, kind; each can be ended. */
export const SessionsTable = ({ items, onEnd, isBusy, withNames = false }: Props) => {
  const say = useWords(accessWords)
  const lookUp = useLookUp()
  const wayOf = (way: string | null): string => (way && lookUp(accessWords.name, `way.${way}`)) || ''
  return (
    <div className="scroll">
      <table className="rows">
        <thead>
          <tr>
            {withNames && <th>{say('sessions.who')}</th>}
            <th className="w">{say('sessions.what')}</th>
            <th>{say('sessions.source')}</th>
            <th>{say('sessions.way')}</th>
            <th>{say('sessions.used')}</th>
            <th>{say('sessions.ends')}</th>
            <th>{say('sessions.act')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <tr key={one.id}>
              {withNames && (
                <td>
                  {one.name ?? one.loginName} <span className="dim">{one.loginName}</span>
                </td>
              )}
              <td className="w">
                {one.kind === 'api'
                  ? say('sessions.token', { label: one.label ?? '' })
                  : (one.agent ?? say('sessions.browser'))}
                {one.isThis && <span className="mark">{say('sessions.this')}</span>}
                {one.scope && (
                  <span className="dim">
                    {' '}
                    {one.scope.map((may) => lookUp(accessWords.name, `may.${may}`) ?? may).join(say('reach.and'))}
                  </span>
                )}
              </td>
              <td className="dim">{one.source}</td>
              <td className="dim">{wayOf(one.way)}</td>
              <td className="dim">
                <span className="only-narrow">{say('sessions.used')}</span> {momentOf(one.usedAt)}
              </td>
              <td className="dim">
                <span className="only-narrow">{say('sessions.ends')}</span> {momentOf(one.endsAt)}
              </td>
              <td>
                {!one.isThis && (
                  <button type="button" className="btn" disabled={isBusy} onClick={() => onEnd(one)}>
                    {say(one.kind === 'api' ? 'sessions.revoke' : 'sessions.end')}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** 会话: everybody's, for the security administrator. */
export const Page = () => {
  const say = useWords(accessWords)
  useTitle(say('sessions'))
  const [q, setQ] = useState('')
  const { data, error, refetch } = useAnswer(listSessions, { query: { q } }, { keepsLast: true })
  const { problem, isSending, change } = useChange(listSessions.path)
  if (error) return <Failed error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  return (
    <>
      <div className="head">
        <h1>{say('sessions')}</h1>
        <span className="dim">{say('sessions.lead')}</span>
      </div>
      <div className="filters short">
        <input
          className="text"
          aria-label={say('accounts.find')}
          placeholder={say('accounts.find')}
          value={q}
          onChange={(event) => setQ(event.target.value)}
        />
      </div>
      <Refused problem={problem} />
      {data.items.length === 0 ? (
        <Empty why={say(q ? 'sessions.noneSuch' : 'sessions.none')} />
      ) : (
        <SessionsTable
          items={data.items}
          isBusy={isSending}
          withNames
          onEnd={({ id }) => change(() => call(endOneSession, { params: { session: id } }))}
        />
      )}
    </>
  )
}

/** For the start page: how many sessions hold. */
export const SessionsWait = () => {
  const say = useWords(accessWords)
  const { data } = useAnswer(readWaiting, {}, { freshFor: waitingFreshFor })
  return data ? say('wait.sessions', { n: data.sessions ?? 0 }) : null
}

import { useState } from 'react'
import { call } from '#ui/call.ts'
import { Empty, Failed, Loading } from '#ui/desk/states.tsx'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { useTitle } from '#ui/desk/use-title.ts'
import { useWords } from '#ui/desk/words.tsx'
import { endOneSession, listSessions } from '../../spec/accounts.ts'
import { Refused, useChange } from './log-in-card.tsx'
import { SessionsTable } from './sessions-table.tsx'
import { accessWords } from './words.ts'

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
      <div className="filters">
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
        <Empty why={say('sessions.none')} />
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

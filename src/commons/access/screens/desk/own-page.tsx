import { call } from '#ui/call.ts'
import { Failed, Loading } from '#ui/desk/states.tsx'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { useTitle } from '#ui/desk/use-title.ts'
import { useWords } from '#ui/desk/words.tsx'
import { endOwnSession, readOwn } from '../../spec/own-account.ts'
import { Refused, useChange } from './log-in-card.tsx'
import { OwnFactors } from './own-factors.tsx'
import { OwnPassword } from './own-password.tsx'
import { OwnTokens } from './own-tokens.tsx'
import { SessionsTable } from './sessions-table.tsx'
import { accessWords } from './words.ts'

/** 我的账号: password, second factors, recovery codes, where I am logged in, tokens. */
export const Page = () => {
  const say = useWords(accessWords)
  useTitle(say('own'))
  const { data, error, refetch } = useAnswer(readOwn)
  const { problem, isSending, change } = useChange(readOwn.path)
  if (error) return <Failed error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  return (
    <>
      <div className="head">
        <h1>{say('own')}</h1>
        <span className="dim">{data.login}</span>
      </div>
      <div className="own-page">
        <h2>{say('own.sessions')}</h2>
        <SessionsTable
          items={data.sessions}
          isBusy={isSending}
          onEnd={({ id }) => change(() => call(endOwnSession, { params: { session: id } }))}
        />
        <Refused problem={problem} />
        <div className="own-grid">
          {data.hasPassword && <OwnPassword />}
          <OwnFactors own={data} />
          <OwnTokens />
        </div>
      </div>
    </>
  )
}

import { useState } from 'react'
import { call } from '#ui/call.ts'
import { Failed, Loading } from '#ui/desk/states.tsx'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { useTitle } from '#ui/desk/use-title.ts'
import { useWords } from '#ui/desk/words.tsx'
import { changePassword, endOwnSession, readOwn } from '../../spec/own-account.ts'
import { Entry, Refused, useChange } from './log-in-card.tsx'
import { OwnFactors } from './own-factors.tsx'
import { NewPassword } from './password-step.tsx'
import { OwnTokens } from './own-tokens.tsx'
import { OwnProvider } from './provider.tsx'
import { SessionsTable } from './sessions-page.tsx'
import { accessWords } from './words.ts'

/** Changing the own password; other sessions end with it. */
const OwnPassword = () => {
  const say = useWords(accessWords)
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const [isDone, setDone] = useState(false)
  const { problem, isSending, change } = useChange(readOwn.path)
  const send = (): void => {
    setDone(false)
    change(
      () => call(changePassword, { body: { current, password } }),
      () => {
        setCurrent('')
        setPassword('')
        setDone(true)
      },
    )
  }
  return (
    <form
      className="panel own"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <h2>{say('own.password')}</h2>
      <Entry
        id="current"
        label={say('own.current')}
        type="password"
        complete="current-password"
        value={current}
        onChange={setCurrent}
      />
      <NewPassword value={password} onChange={setPassword} />
      <Refused problem={problem} />
      {isDone && <p role="status">{say('own.password.done')}</p>}
      <button type="submit" className="btn" disabled={isSending || current === '' || password === ''}>
        {say('own.password.send')}
      </button>
    </form>
  )
}

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
          {data.provider && <OwnProvider provider={data.provider} />}
          <OwnTokens />
        </div>
      </div>
    </>
  )
}

import { useState } from 'react'
import { call } from '#ui/call.ts'
import { useWords } from '#ui/desk/words.tsx'
import { changePassword, readOwn } from '../../spec/own-account.ts'
import { Entry, Refused, useChange } from './log-in-card.tsx'
import { NewPassword } from './password-step.tsx'
import { accessWords } from './words.ts'

/** Changing the own password; other sessions end with it. */
export const OwnPassword = () => {
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

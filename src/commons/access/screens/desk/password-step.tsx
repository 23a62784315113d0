import { useState } from 'react'
import { call } from '#ui/call.ts'
import { useTitle } from '#ui/desk/use-title.ts'
import { useWords } from '#ui/desk/words.tsx'
import { choosePassword, type Me } from '../../spec/contract.ts'
import { Entry, LogInCard, Refused, useStep } from './log-in-card.tsx'
import { accessWords } from './words.ts'

/** A new password, typed once and shown on demand: a second field only teaches to copy. */
export const NewPassword = ({
  value,
  onChange,
}: {
  readonly value: string
  readonly onChange: (value: string) => void
}) => {
  const say = useWords(accessWords)
  const [isShown, setShown] = useState(false)
  return (
    <>
      <Entry
        id="new-password"
        label={say('newPassword')}
        hint={say('newPassword.hint')}
        type={isShown ? 'text' : 'password'}
        complete="new-password"
        value={value}
        onChange={onChange}
      />
      <label className="check">
        <input type="checkbox" checked={isShown} onChange={(event) => setShown(event.target.checked)} />{' '}
        {say('newPassword.show')}
      </label>
    </>
  )
}

/** Another password before anything else: a first one, or one that has to go. */
export const PasswordStep = ({ ticket, onDone }: { readonly ticket: string; readonly onDone: (me: Me) => void }) => {
  const say = useWords(accessWords)
  useTitle(say('newPassword'))
  const [password, setPassword] = useState('')
  const { problem, isSending, send } = useStep()
  return (
    <LogInCard
      title={say('newPassword.title')}
      onSubmit={() => void send(() => call(choosePassword, { body: { ticket, password } }), onDone)}
    >
      <p>{say('newPassword.lead')}</p>
      <NewPassword value={password} onChange={setPassword} />
      <Refused problem={problem} />
      <button type="submit" className="btn pri" disabled={isSending || password === ''}>
        {say('newPassword.send')}
      </button>
    </LogInCard>
  )
}

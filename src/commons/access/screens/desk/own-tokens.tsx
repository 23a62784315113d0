import { useState } from 'react'
import { call } from '#ui/call.ts'
import { useLookUp, useWords } from '#ui/desk/words.tsx'
import { makeToken, readOwn } from '../../spec/own-account.ts'
import { Entry, Refused, useChange } from './log-in-card.tsx'
import { useMe } from './me.tsx'
import { accessWords } from './words.ts'

/** A token for a program: what it is for, how long, which of the own permissions. Shown once. */
export const OwnTokens = () => {
  const say = useWords(accessWords)
  const lookUp = useLookUp()
  const { permissions } = useMe()
  const [label, setLabel] = useState('')
  const [days, setDays] = useState('90')
  const [scope, setScope] = useState<readonly string[]>([])
  const [token, setToken] = useState<string>()
  const { problem, isSending, change } = useChange(readOwn.path)
  const toggle = (one: string): void =>
    setScope((now) => (now.includes(one) ? now.filter((other) => other !== one) : [...now, one]))
  return (
    <form
      className="panel own"
      onSubmit={(event) => {
        event.preventDefault()
        change(
          () => call(makeToken, { body: { label, days: Number(days), scope: [...scope] } }),
          (made) => setToken(made.token),
        )
      }}
    >
      <h2>{say('own.token')}</h2>
      <p className="hint">{say('own.token.lead')}</p>
      <Entry id="token-label" label={say('own.token.label')} complete="off" value={label} onChange={setLabel} />
      <Entry id="token-days" label={say('own.token.days')} complete="off" numeric value={days} onChange={setDays} />
      <fieldset>
        <legend>{say('own.token.scope')}</legend>
        {permissions.map((one) => (
          <label key={one} className="check">
            <input type="checkbox" checked={scope.includes(one)} onChange={() => toggle(one)} />{' '}
            {lookUp(accessWords.name, `may.${one}`) ?? one}
          </label>
        ))}
      </fieldset>
      <Refused problem={problem} />
      {token && (
        <p role="status" className="handed">
          {say('own.token.once')} <code>{token}</code>
        </p>
      )}
      <button
        type="submit"
        className="btn"
        disabled={isSending || label.trim() === '' || scope.length === 0 || !/^\d{1,3}$/.test(days)}
      >
        {say('own.token.make')}
      </button>
    </form>
  )
}

import { useState } from 'react'
import { call } from '#ui/call.ts'
import { useTitle } from '#ui/desk/use-title.ts'
import { useWords } from '#ui/desk/words.tsx'
import { beginEnrolment, type Enrolment, finishEnrolment, type Me } from '../../../spec/contract.ts'
import type { Proof, Ways } from '../../../spec/proof.ts'
import { Entry, LogInCard, Refused, useStep } from '../log-in-card.tsx'
import { useNewFactor } from '../new-factor.tsx'
import { NewPassword } from '../password-step.tsx'
import { useProof } from '../proof-fields.tsx'
import { RecoveryCodes } from '../recovery-codes.tsx'
import { accessWords } from '../words.ts'

interface DoneProps {
  readonly onDone: (me: Me) => void
}

interface FinishProps extends DoneProps {
  readonly enrolment: Enrolment
}

const noWays: Ways = { password: false, totp: false, recovery: false, passkey: null }

/** Password and second factor together: nothing is set before both are good. */
const Finish = ({ enrolment, onDone }: FinishProps) => {
  const say = useWords(accessWords)
  const [password, setPassword] = useState('')
  const [made, setMade] = useState<{ me: Me; codes: readonly string[] }>()
  const [isTurnedDown, setTurnedDown] = useState(false)
  const { problem, isSending, send } = useStep()
  const isNew = enrolment.next === 'enrol'
  const finish = (proof: Proof): void => {
    setTurnedDown(false)
    void send(
      () => call(finishEnrolment, { body: { ticket: enrolment.ticket, password, proof } }),
      ({ me, recoveryCodes }) => (recoveryCodes ? setMade({ me, codes: recoveryCodes }) : onDone(me)),
    )
  }
  const turnedDown = (): void => setTurnedDown(true)
  const added = useNewFactor(enrolment, finish, turnedDown)
  const shown = useProof(enrolment.ways ?? noWays, finish, turnedDown)
  const { fields, proof } = isNew ? added : shown
  if (made)
    return (
      <LogInCard title={say('recovery')} isWide>
        <RecoveryCodes codes={made.codes} done="recovery.done" onDone={() => onDone(made.me)} />
      </LogInCard>
    )
  return (
    <LogInCard title={say('enrol.title', { name: enrolment.name })} onSubmit={() => proof && finish(proof)} isWide>
      <h2>{say('enrol.first')}</h2>
      <input type="hidden" autoComplete="username" value={enrolment.login} readOnly />
      <NewPassword value={password} onChange={setPassword} />
      <h2>{say(isNew ? 'enrol.then' : 'second')}</h2>
      {fields}
      <Refused problem={problem} />
      {isTurnedDown && <p className="fault">{say('proof.turnedDown')}</p>}
      <button type="submit" className="btn pri" disabled={isSending || password === '' || !proof}>
        {say('enrol.send')}
      </button>
    </LogInCard>
  )
}

/** Shows the one-time code that an administrator handed out, then chooses password and second factor. */
export const EnrolStep = ({ onDone, onBack }: DoneProps & { readonly onBack: () => void }) => {
  const say = useWords(accessWords)
  useTitle(say('enrol'))
  const [login, setLogin] = useState('')
  const [code, setCode] = useState('')
  const [enrolment, setEnrolment] = useState<Enrolment>()
  const { problem, isSending, send } = useStep()
  if (enrolment) return <Finish enrolment={enrolment} onDone={onDone} />
  return (
    <LogInCard
      title={say('enrol')}
      onSubmit={() =>
        void send(() => call(beginEnrolment, { body: { login: login.trim(), code: code.trim() } }), setEnrolment)
      }
    >
      <p>{say('enrol.lead')}</p>
      <Entry id="login" label={say('logIn.name')} complete="username" value={login} onChange={setLogin} />
      <Entry id="code" label={say('enrol.code')} complete="off" value={code} onChange={setCode} />
      <Refused problem={problem} />
      <button type="submit" className="btn pri" disabled={isSending || login.trim() === '' || code.trim() === ''}>
        {say('enrol.next')}
      </button>
      <p>
        <button type="button" className="link" onClick={onBack}>
          {say('logIn.again')}
        </button>
      </p>
    </LogInCard>
  )
}

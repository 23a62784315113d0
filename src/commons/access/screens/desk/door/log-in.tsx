import { useEffect, useState } from 'react'
import { call } from '#ui/call.ts'
import { useTitle } from '#ui/desk/use-title.ts'
import { useWords } from '#ui/desk/words.tsx'
import { type InOrWaiting, logIn, type Waiting } from '../../../spec/contract.ts'
import { providerSecond } from '../../../spec/provider.ts'
import { EnrolStep } from './enrol-step.tsx'
import { Entry, LogInCard, Refused, useStep } from '../log-in-card.tsx'
import { useSetLogin } from '../me.tsx'
import { PasswordStep } from '../password-step.tsx'
import { ByProvider, outcomeOfAddress, ProviderOutcome } from '../provider.tsx'
import { SecondStep } from './second-step.tsx'
import { accessWords } from '../words.ts'

/** The server says in the page whether this is the demo: nobody is logged in yet whom one could ask. */
const isDemo = (): boolean => document.querySelector<HTMLMetaElement>('meta[name="luzhi-demo"]')?.content === 'yes'

interface FirstProps {
  readonly hasEnded: boolean
  readonly onDone: (answer: InOrWaiting) => void
  readonly onEnrol: () => void
}

/** One card: log-in and password. */
const FirstStep = ({ hasEnded, onDone, onEnrol }: FirstProps) => {
  const say = useWords(accessWords)
  useTitle(say('logIn'))
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const { problem, isSending, send } = useStep()
  const submit = (): void => {
    if (login.trim() && password) void send(() => call(logIn, { body: { login: login.trim(), password } }), onDone)
  }
  return (
    <LogInCard title={say('logIn.lead')} onSubmit={submit}>
      <ProviderOutcome />
      {hasEnded && <p role="status">{say('logIn.ended')}</p>}
      <Entry id="login" label={say('logIn.name')} complete="username" value={login} onChange={setLogin} />
      <Entry
        id="password"
        label={say('logIn.password')}
        type="password"
        complete="current-password"
        value={password}
        onChange={setPassword}
      />
      <Refused problem={problem} />
      <button type="submit" className="btn pri" disabled={isSending}>
        {say('logIn')}
      </button>
      <ByProvider />
      {isDemo() && <p className="hint">{say('logIn.demoHint')}</p>}
      <p>
        <button type="button" className="link" onClick={onEnrol}>
          {say('enrol.have')}
        </button>
      </p>
      <p>
        <a href="/">{say('logIn.public')}</a>
      </p>
    </LogInCard>
  )
}

/** The log-in in its steps: name and password, then what is due. */
export const LogIn = ({ hasEnded }: { readonly hasEnded: boolean }) => {
  const setMe = useSetLogin()
  const [waiting, setWaiting] = useState<Waiting>()
  const [cameBack, setCameBack] = useState(() => outcomeOfAddress() === 'second')
  const [isEnrolling, setEnrolling] = useState(() => new URLSearchParams(window.location.search).has('enrol'))
  const goOn = (answer: InOrWaiting): void => {
    if ('next' in answer) setWaiting(answer)
    else setMe(answer)
  }
  // Back from the identity service with the second factor still due: its ticket waits in a cookie.
  useEffect(() => {
    if (!cameBack) return
    // Said once: whoever logs out and in again by password in this window did not come from there.
    window.history.replaceState(null, '', window.location.pathname)
    call(providerSecond, { body: { begin: true } }).then(setWaiting, () => setCameBack(false))
  }, [cameBack])
  const back = (): void => {
    setWaiting(undefined)
    setCameBack(false)
    setEnrolling(false)
  }
  if (isEnrolling) return <EnrolStep onDone={setMe} onBack={back} />
  if (waiting?.next === 'password') return <PasswordStep ticket={waiting.ticket} onDone={setMe} />
  if (waiting?.ways)
    return (
      <SecondStep
        waiting={{ ...waiting, ways: waiting.ways }}
        lead={cameBack ? 'second.lead.provider' : 'second.lead'}
        onDone={goOn}
        onBack={back}
      />
    )
  return <FirstStep hasEnded={hasEnded} onDone={goOn} onEnrol={() => setEnrolling(true)} />
}

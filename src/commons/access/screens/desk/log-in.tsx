import { type FormEvent, type HTMLInputAutoCompleteAttribute, useState } from 'react'
import { call, CallError } from '#ui/call.ts'
import { uiWords } from '#ui/desk/shared-words.ts'
import { useTitle } from '#ui/desk/use-title.ts'
import { languages, useSpeaking, useWords } from '#ui/desk/words.tsx'
import { logIn } from '../../spec/contract.ts'
import { useSetLogin } from './me.tsx'
import { accessWords } from './words.ts'

const LanguageRow = () => {
  const ui = useWords(uiWords)
  const { language, setLanguage } = useSpeaking()
  return (
    <nav className="languages" aria-label={ui('nav.language')}>
      {languages.map((one) => (
        <button
          key={one}
          type="button"
          className="link"
          lang={one}
          aria-pressed={one === language}
          onClick={() => setLanguage(one)}
        >
          {ui(`language.${one}`)}
        </button>
      ))}
    </nav>
  )
}

interface EntryProps {
  readonly id: string
  readonly label: string
  readonly type: 'text' | 'password'
  readonly complete: HTMLInputAutoCompleteAttribute
  readonly value: string
  readonly onChange: (value: string) => void
}

const Entry = ({ id, label, type, complete, value, onChange }: EntryProps) => (
  <div className="field">
    <label htmlFor={id}>{label}</label>
    <input
      id={id}
      className="text"
      type={type}
      autoComplete={complete}
      autoCapitalize="off"
      spellCheck={false}
      required
      maxLength={100}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  </div>
)

const useLogIn = () => {
  const setLogin = useSetLogin()
  const [problem, setProblem] = useState<CallError>()
  const [isSending, setSending] = useState(false)
  const send = async (login: string, password: string): Promise<void> => {
    setSending(true)
    setProblem(undefined)
    try {
      setLogin(await call(logIn, { body: { login: login.trim(), password } }))
    } catch (error) {
      setProblem(error instanceof CallError ? error : new CallError(0, {}))
      setSending(false)
    }
  }
  return { problem, isSending, send }
}

const Refused = ({ problem }: { readonly problem: CallError }) => {
  const say = useWords(accessWords)
  const ui = useWords(uiWords)
  if (problem.status === 0) return <p className="fault">{ui('error.network')}</p>
  return <p className="fault">{problem.status === 401 ? say('logIn.wrong') : problem.detail || problem.title}</p>
}

/** The server says in the page whether this is the demo: nobody is logged in yet whom one could ask. */
const isDemo = (): boolean => document.querySelector<HTMLMetaElement>('meta[name="luzhi-demo"]')?.content === 'yes'

/** One card: log-in and password. */
export const LogIn = ({ hasEnded }: { readonly hasEnded: boolean }) => {
  const say = useWords(accessWords)
  const ui = useWords(uiWords)
  useTitle(say('logIn'))
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const { problem, isSending, send } = useLogIn()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (login.trim() && password) void send(login, password)
  }
  return (
    <main className="log-in">
      <form className="card" onSubmit={submit}>
        <h1>
          <span className="brand">{ui('app.name')}</span> <small className="dim">{say('logIn.lead')}</small>
        </h1>
        {hasEnded && <p role="status">{say('logIn.ended')}</p>}
        <Entry id="login" label={say('logIn.name')} type="text" complete="username" value={login} onChange={setLogin} />
        <Entry
          id="password"
          label={say('logIn.password')}
          type="password"
          complete="current-password"
          value={password}
          onChange={setPassword}
        />
        <div role="alert">{problem && <Refused problem={problem} />}</div>
        <button type="submit" className="btn pri" disabled={isSending}>
          {say('logIn')}
        </button>
        {isDemo() && <p className="hint">{say('logIn.demoHint')}</p>}
        <p>
          <a href="/">{say('logIn.public')}</a>
        </p>
      </form>
      <LanguageRow />
    </main>
  )
}

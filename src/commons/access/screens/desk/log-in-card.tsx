import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type HTMLInputAutoCompleteAttribute, type ReactNode, useState } from 'react'
import { CallError } from '#ui/call.ts'
import { uiWords } from '#ui/desk/shared-words.ts'
import { languages, useSpeaking, useWords } from '#ui/desk/words.tsx'
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
  readonly type?: 'text' | 'password'
  readonly complete: HTMLInputAutoCompleteAttribute
  readonly value: string
  readonly onChange: (value: string) => void
  readonly hint?: string
  readonly numeric?: boolean
  readonly isOptional?: boolean
}

/** One line of a log-in's form. */
export const Entry = ({
  id,
  label,
  type = 'text',
  complete,
  value,
  onChange,
  hint,
  numeric,
  isOptional,
}: EntryProps) => (
  <div className="field">
    <label htmlFor={id}>{label}</label>
    <input
      id={id}
      className="text"
      type={type}
      autoComplete={complete}
      autoCapitalize="off"
      spellCheck={false}
      required={!isOptional}
      maxLength={256}
      inputMode={numeric ? 'numeric' : undefined}
      aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
    {hint !== undefined && (
      <p className="hint" id={`${id}-hint`}>
        {hint}
      </p>
    )}
  </div>
)

/** Why a call of the log-in was refused, in a sentence. */
export const Refused = ({ problem }: { readonly problem: CallError | undefined }) => {
  const say = useWords(accessWords)
  const ui = useWords(uiWords)
  const sentence = (one: CallError): string => {
    if (one.status === 0) return ui('error.network')
    return one.code === 'wrong-login' ? say('logIn.wrong') : one.errors[0]?.detail || one.detail || one.title
  }
  return <div role="alert">{problem && <p className="fault">{sentence(problem)}</p>}</div>
}

/** Sends one step and keeps why it was refused. `done` gets the answer. */
export const useStep = () => {
  const [problem, setProblem] = useState<CallError>()
  const [isSending, setSending] = useState(false)
  const send = async <T,>(step: () => Promise<T>, done: (answer: T) => void): Promise<void> => {
    setSending(true)
    setProblem(undefined)
    try {
      done(await step())
    } catch (error) {
      setProblem(error instanceof CallError ? error : new CallError(0, {}))
    } finally {
      setSending(false)
    }
  }
  return { problem, isSending, send }
}

/** Sends one change and reads anew what may look different after it. */
export const useChange = (...paths: readonly string[]) => {
  const client = useQueryClient()
  const { problem, isSending, send } = useStep()
  const change = <T,>(step: () => Promise<T>, done: (answer: T) => void = () => undefined): void => {
    void send(step, (answer) => {
      for (const path of paths) void client.invalidateQueries({ queryKey: [path] })
      done(answer)
    })
  }
  return { problem, isSending, change }
}

interface CardProps {
  readonly title: string
  readonly children: ReactNode
  readonly onSubmit?: () => void
  readonly isWide?: boolean
}

/** The page in front of the desk: one card, one step. */
export const LogInCard = ({ title, children, onSubmit, isWide = false }: CardProps) => {
  const ui = useWords(uiWords)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onSubmit?.()
  }
  return (
    <main className="log-in">
      <form className={isWide ? 'card wide' : 'card'} onSubmit={submit}>
        <h1>
          <span className="brand">{ui('app.name')}</span> <small className="dim">{title}</small>
        </h1>
        {children}
      </form>
      <LanguageRow />
    </main>
  )
}

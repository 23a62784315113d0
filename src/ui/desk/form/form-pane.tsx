import { type ReactNode, useRef } from 'react'
import type { CallError } from '../../call.ts'
import { uiWords } from '../shared-words.ts'
import { useWords } from '../words.tsx'
import { FormFields, type FormWords } from './form-from-schema.tsx'
import type { Pickers } from './picker.ts'
import type { Field } from './schema-fields.ts'
import type { FormState } from './use-form.ts'
import { useFormFocus, useFormKeys } from './use-form-keys.ts'

export interface FormPaneProps {
  readonly title: string
  readonly aside: string
  /** The verb on the button. */
  readonly verb: string
  readonly idPrefix: string
  readonly fields: readonly Field[]
  readonly words: FormWords
  readonly pickers: Pickers
  readonly state: FormState
  readonly onChange: (name: string, value: unknown) => void
  readonly onSubmit: () => void
  readonly onClose: () => void
  readonly onStartOver: () => void
  /** What will happen next and who is told. */
  readonly after: ReactNode
  /** What to say of a refusal; undefined leaves it to the plain one. */
  readonly refusal?: ((problem: CallError) => ReactNode) | undefined
}

/** The answer was lost or the server failed: it may have been done, and may be sent again. */
const isLost = (problem: CallError | undefined): boolean =>
  problem !== undefined && (problem.status === 0 || problem.status >= 500)

interface RefusedProps {
  readonly problem: CallError
  readonly faults: number
  readonly refusal: FormPaneProps['refusal']
}

const Refused = ({ problem, faults, refusal }: RefusedProps) => {
  const say = useWords(uiWords)
  const own = refusal?.(problem)
  if (own) return own
  const told = problem.detail || problem.title
  if (isLost(problem)) {
    return (
      <>
        <b>{say('form.notSent')}</b>
        <p>{problem.status === 0 ? say('form.notSentWhy') : `${told} ${say('form.kept')}`}</p>
      </>
    )
  }
  return (
    <>
      <b>{faults > 0 ? say('form.faults', { n: faults }) : say('form.refused')}</b>
      <p>{told}</p>
    </>
  )
}

const Header = ({ title, aside, onClose }: Pick<FormPaneProps, 'title' | 'aside' | 'onClose'>) => {
  const say = useWords(uiWords)
  return (
    <header>
      <h1>{title}</h1>
      <span className="dim">{aside}</span>
      <span className="end s dim hide-narrow">
        <kbd>Tab</kbd> {say('form.keys.next')} <kbd>Esc</kbd> {say('form.keys.close')}
      </span>
      <button type="button" className="btn bare only-narrow end" onClick={onClose}>
        {say('act.cancel')}
      </button>
    </header>
  )
}

const Footer = ({ state, verb, refusal, onClose }: Pick<FormPaneProps, 'state' | 'verb' | 'refusal' | 'onClose'>) => {
  const say = useWords(uiWords)
  const faults = Object.keys(state.faults).length
  const label = state.isSending ? `${say('form.sending')}…` : isLost(state.problem) ? say('act.retry') : verb
  return (
    <footer>
      <div className="refused" role="alert">
        {state.problem ? (
          <Refused problem={state.problem} faults={faults} refusal={refusal} />
        ) : (
          faults > 0 && <b>{say('form.faults', { n: faults })}</b>
        )}
      </div>
      <button type="submit" className="btn pri" disabled={state.isSending}>
        {label}
        {!state.isSending && <kbd aria-hidden="true">Ctrl Enter</kbd>}
      </button>
      <button type="button" className="btn" onClick={onClose}>
        {say('act.cancel')}
      </button>
    </footer>
  )
}

/** The form beside a record: fields, what happens after, one filled button. Ctrl+Enter sends, Esc closes and keeps the draft. */
export const FormPane = (props: FormPaneProps) => {
  const { title, aside, verb, state, onSubmit, onClose, onStartOver, after, refusal } = props
  const say = useWords(uiWords)
  const form = useRef<HTMLFormElement>(null)
  useFormKeys(form, { onSubmit, onClose })
  useFormFocus(form, Object.keys(state.faults).length)
  return (
    <form
      ref={form}
      className="form"
      aria-label={title}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <Header title={title} aside={aside} onClose={onClose} />
      <div className="in">
        {state.hadDraft && (
          <p className="note">
            {say('form.draftKept')}{' '}
            <button type="button" className="link" onClick={onStartOver}>
              {say('form.draftDrop')}
            </button>
          </p>
        )}
        <FormFields {...props} values={state.values} faults={state.faults} />
        {after}
      </div>
      <Footer state={state} verb={verb} refusal={refusal} onClose={onClose} />
    </form>
  )
}

import type { FunctionComponent } from 'preact'
import { useState } from 'preact/hooks'
import { call } from '#ui/call.ts'
import { bindingWords } from '../../spec/binding-words.ts'
import { bindPhone } from '../../spec/phones.ts'
import { type KeptKey, keepKey, makeKey, sign } from './kept-key.ts'
import { PinField } from './pin-field.tsx'
import { useStep } from './use-step.ts'
import { useSay } from './words.ts'

const held = 'luzhi-bind'

/** The code of the QR code's address, kept for this tab and taken out of the address, where it would be seen. */
const codeOfAddress = (): string => {
  const code = window.location.hash.slice(1)
  if (/^[\w-]{22}$/.test(code)) {
    sessionStorage.setItem(held, code)
    window.history.replaceState(null, '', window.location.pathname)
  }
  return sessionStorage.getItem(held) ?? ''
}

interface BindProps {
  readonly kept: KeptKey | undefined
  readonly onDone: () => void
}

/** Makes the key and binds; `undefined` where this browser cannot keep a key: nothing is sent then, the code is good for one use. */
const bindWith = async (code: string, pin: string, kept: KeptKey | undefined): Promise<KeptKey | undefined> => {
  const made = await makeKey().catch(() => undefined)
  if (!made) return undefined
  const canKeep = await keepKey(kept ?? { device: '', name: '', key: made.key }).then(
    () => true,
    () => false,
  )
  if (!canKeep) return undefined
  const { device, me } = await call(bindPhone, {
    body: { code, key: { ...made.publicKey }, pin, signature: await sign(made.key, bindingWords(code)) },
  })
  const bound = { device, name: me.name, key: made.key }
  await keepKey(bound)
  sessionStorage.removeItem(held)
  return bound
}

const CodeField: FunctionComponent<{ value: string; onChange: (value: string) => void }> = ({ value, onChange }) => {
  const say = useSay()
  return (
    <div class="f gap">
      <label for="code">{say('bind.code')}</label>
      <span class="note" id="code-hint">
        {say('bind.code.hint')}
      </span>
      <input
        id="code"
        type="text"
        inputMode="numeric"
        autocomplete="off"
        maxLength={20}
        required
        aria-describedby="code-hint"
        value={value}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  )
}

/** The PIN, typed twice because nobody can look it up later. */
const usePins = () => {
  const say = useSay()
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const [isShown, setShown] = useState(false)
  const fields = (
    <>
      <div class="gap">
        <PinField
          id="pin"
          label={say('bind.pin')}
          hint={say('bind.pin.hint')}
          isShown={isShown}
          value={pin}
          onChange={setPin}
        />
        <PinField id="pin2" label={say('bind.pin2')} isShown={isShown} value={again} onChange={setAgain} />
      </div>
      <label class="pick">
        <input type="checkbox" checked={isShown} onChange={(event) => setShown(event.currentTarget.checked)} />
        <span>{say('bind.show')}</span>
      </label>
    </>
  )
  const fault = pin.length !== 6 ? say('bind.short') : pin !== again ? say('bind.differ') : undefined
  return { fields, pin, fault }
}

/** Binds this phone: the code, a PIN twice, one button. */
export const Bind: FunctionComponent<BindProps> = ({ kept, onDone }) => {
  const say = useSay()
  const [scanned] = useState(codeOfAddress)
  const [typed, setTyped] = useState('')
  const { fields, pin, fault } = usePins()
  const { trouble, setTrouble, isSending, send } = useStep()
  const bind = async (): Promise<void> => {
    if (await bindWith(scanned || typed.trim(), pin, kept)) onDone()
    else setTrouble(say('bind.noKeys'))
  }
  const submit = (event: Event): void => {
    event.preventDefault()
    if (fault) setTrouble(fault)
    else void send(bind)
  }
  return (
    <form onSubmit={submit} noValidate>
      <h1>{say('bind.title')}</h1>
      <p class="gap">{say('bind.lead')}</p>
      {kept?.device && <p class="told held">{say('bind.again', { name: kept.name })}</p>}
      {scanned === '' && <CodeField value={typed} onChange={setTyped} />}
      {fields}
      {trouble && (
        <p class="say" role="alert">
          {trouble}
        </p>
      )}
      <p class="gap">
        <button type="submit" class="btn go" disabled={isSending}>
          {say(isSending ? 'wait' : 'bind.send')}
        </button>
      </p>
    </form>
  )
}

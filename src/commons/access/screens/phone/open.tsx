import type { FunctionComponent } from 'preact'
import { useState } from 'preact/hooks'
import { call, CallError } from '#ui/call.ts'
import { askPhone, openPhone } from '../../spec/phones.ts'
import { forgetKey, type KeptKey, sign } from './kept-key.ts'
import { PinField } from './pin-field.tsx'
import { useStep } from './use-step.ts'
import { useSay } from './words.ts'

interface OpenProps {
  readonly kept: KeptKey
  readonly note: string | undefined
  readonly onDone: () => void
}

/** The PIN of a phone that is bound. */
export const Open: FunctionComponent<OpenProps> = ({ kept, note, onDone }) => {
  const say = useSay()
  const [pin, setPin] = useState('')
  const { trouble, isSending, send } = useStep()
  const open = async (): Promise<void> => {
    const { ticket, challenge } = await call(askPhone, { body: { device: kept.device } })
    try {
      await call(openPhone, { body: { ticket, signature: await sign(kept.key, challenge), pin } })
    } catch (error) {
      setPin('')
      if (error instanceof CallError && error.code === 'bind-again') await forgetKey()
      throw error
    }
    onDone()
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void send(open)
      }}
    >
      {note && <p role="status">{note}</p>}
      <h1>{say('open.title', { name: kept.name })}</h1>
      <div class="gap">
        <PinField id="pin" label={say('open.pin')} isShown={false} value={pin} onChange={setPin} />
      </div>
      {trouble && (
        <p class="say" role="alert">
          {trouble}
        </p>
      )}
      <p class="gap">
        <button type="submit" class="btn go" disabled={isSending || pin.length !== 6}>
          {say(isSending ? 'wait' : 'open.send')}
        </button>
      </p>
      <p class="note gap">{say('open.forgot')}</p>
      <p>
        <a class="link" href="/bind">
          {say('none.bind')}
        </a>
      </p>
    </form>
  )
}

/** A phone that nobody has bound. */
export const NotBound: FunctionComponent = () => {
  const say = useSay()
  return (
    <>
      <h1>{say('none.title')}</h1>
      <p class="big">{say('none.why')}</p>
      <p class="gap">
        <a class="btn" href="/bind">
          {say('none.bind')}
        </a>
        <a class="btn alt" href="/desk/">
          {say('none.account')}
        </a>
      </p>
    </>
  )
}

import { useEffect, useRef, useState } from 'react'
import { call, onStepUp } from '#ui/call.ts'
import { useWords } from '#ui/desk/words.tsx'
import { beginStepUp, stepUp } from '../../../spec/contract.ts'
import type { Proof, Ways } from '../../../spec/proof.ts'
import { Refused, useStep } from '../log-in-card.tsx'
import { useProof } from '../proof-fields.tsx'
import { accessWords } from '../words.ts'

interface Open {
  readonly ticket: string
  readonly ways: Ways
  readonly settle: (isShown: boolean) => void
}

const Dialog = ({ open, onClose }: { readonly open: Open; readonly onClose: () => void }) => {
  const say = useWords(accessWords)
  const { problem, isSending, send } = useStep()
  const [isTurnedDown, setTurnedDown] = useState(false)
  const close = (isShown: boolean): void => {
    open.settle(isShown)
    onClose()
  }
  const show = (given: Proof): void => {
    setTurnedDown(false)
    void send(
      () => call(stepUp, { body: { ticket: open.ticket, proof: given } }),
      () => close(true),
    )
  }
  const { fields, proof } = useProof(open.ways, show, () => setTurnedDown(true))
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} className="step-up" aria-labelledby="step-up-title" onCancel={() => close(false)}>
      <form
        className="card"
        onSubmit={(event) => {
          event.preventDefault()
          if (proof) show(proof)
        }}
      >
        <h2 id="step-up-title">{say('stepUp')}</h2>
        <p>{say('stepUp.lead')}</p>
        {fields}
        <Refused problem={problem} />
        {isTurnedDown && <p className="fault">{say('proof.turnedDown')}</p>}
        <button type="submit" className="btn pri" disabled={isSending || !proof}>
          {say('stepUp.send')}
        </button>
        <button type="button" className="btn" onClick={() => close(false)}>
          {say('stepUp.cancel')}
        </button>
      </form>
    </dialog>
  )
}

/** Stands in the desk and asks, when a call is refused for it, that the person show again that it is he; the call then goes on. */
export const StepUp = () => {
  const [open, setOpen] = useState<Open>()
  useEffect(() => {
    onStepUp(async () => {
      const { ticket, ways } = await call(beginStepUp, { body: { begin: true } })
      return new Promise<boolean>((settle) => setOpen({ ticket, ways, settle }))
    })
    return () => onStepUp(() => Promise.resolve(false))
  }, [])
  return open ? <Dialog key={open.ticket} open={open} onClose={() => setOpen(undefined)} /> : null
}

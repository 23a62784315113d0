import { useState } from 'react'
import { call } from '#ui/call.ts'
import { useTitle } from '#ui/desk/use-title.ts'
import { useWords } from '#ui/desk/words.tsx'
import { type InOrWaiting, showSecond, type Waiting } from '../../../spec/contract.ts'
import type { Proof, Ways } from '../../../spec/proof.ts'
import { LogInCard, Refused, useStep } from '../log-in-card.tsx'
import { useProof } from '../proof-fields.tsx'
import { accessWords } from '../words.ts'

interface Props {
  readonly waiting: Waiting & { readonly ways: Ways }
  /** What has been shown already. */
  readonly lead: 'second.lead' | 'second.lead.provider'
  readonly onDone: (answer: InOrWaiting) => void
  readonly onBack: () => void
}

/** The second factor of a log-in. */
export const SecondStep = ({ waiting, lead, onDone, onBack }: Props) => {
  const say = useWords(accessWords)
  useTitle(say('second'))
  const { problem, isSending, send } = useStep()
  const [isTurnedDown, setTurnedDown] = useState(false)
  const show = (given: Proof): void => {
    setTurnedDown(false)
    void send(() => call(showSecond, { body: { ticket: waiting.ticket, proof: given } }), onDone)
  }
  const { fields, proof } = useProof(waiting.ways, show, () => setTurnedDown(true))
  return (
    <LogInCard title={say('second')} onSubmit={() => proof && show(proof)}>
      <p>{say(lead)}</p>
      {fields}
      <Refused problem={problem} />
      {isTurnedDown && <p className="fault">{say('proof.turnedDown')}</p>}
      <button type="submit" className="btn pri" disabled={isSending || !proof}>
        {say('second.send')}
      </button>
      <p>
        <button type="button" className="link" onClick={onBack}>
          {say('logIn.again')}
        </button>
      </p>
    </LogInCard>
  )
}

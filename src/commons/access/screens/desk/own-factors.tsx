import { useState } from 'react'
import { call } from '#ui/call.ts'
import { momentOf } from '#ui/desk/dates.ts'
import { useWords } from '#ui/desk/words.tsx'
import type { AnswerOf } from '#kernel/endpoint.ts'
import { addFactor, beginFactor, dropFactor, type OwnAccount, readOwn, renewRecovery } from '../../spec/own-account.ts'
import type { Proof } from '../../spec/proof.ts'
import { Refused, useChange } from './log-in-card.tsx'
import { useNewFactor } from './new-factor.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { accessWords } from './words.ts'

type Offer = AnswerOf<typeof beginFactor>

const AddFactor = ({ offer, onDone }: { readonly offer: Offer; readonly onDone: () => void }) => {
  const say = useWords(accessWords)
  const { problem, isSending, change } = useChange(readOwn.path)
  const add = (given: Proof): void =>
    change(() => call(addFactor, { body: { ticket: offer.ticket, label: '', proof: given } }), onDone)
  const { fields, proof } = useNewFactor(offer, add, onDone)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (proof) add(proof)
      }}
    >
      {fields}
      <Refused problem={problem} />
      <button type="submit" className="btn pri" disabled={isSending || !proof}>
        {say('own.factor.add')}
      </button>
    </form>
  )
}

/** The own second factors and recovery codes. */
export const OwnFactors = ({ own }: { readonly own: OwnAccount }) => {
  const say = useWords(accessWords)
  const [offer, setOffer] = useState<Offer>()
  const [codes, setCodes] = useState<readonly string[]>()
  const { problem, isSending, change } = useChange(readOwn.path)
  return (
    <section className="panel own">
      <h2>{say('second')}</h2>
      {own.factors.length === 0 && <p>{say('own.factor.none')}</p>}
      <ul>
        {own.factors.map((one) => (
          <li key={one.id}>
            {say(`own.factor.${one.kind}`)} {one.label} <span className="dim">{momentOf(one.madeAt)}</span>{' '}
            <button
              type="button"
              className="link"
              disabled={isSending}
              onClick={() => change(() => call(dropFactor, { params: { factor: one.id } }))}
            >
              {say('own.factor.drop')}
            </button>
          </li>
        ))}
      </ul>
      {offer ? (
        <AddFactor offer={offer} onDone={() => setOffer(undefined)} />
      ) : (
        <button
          type="button"
          className="btn"
          disabled={isSending}
          onClick={() => change(() => call(beginFactor, { body: { begin: true } }), setOffer)}
        >
          {say(own.factors.length === 0 ? 'own.factor.first' : 'own.factor.begin')}
        </button>
      )}
      <h2>{say('recovery')}</h2>
      {codes ? (
        <RecoveryCodes codes={codes} done="own.recovery.done" onDone={() => setCodes(undefined)} />
      ) : (
        <>
          <p>{own.recoveryLeft === 0 ? say('own.recovery.none') : say('own.recovery.left', { n: own.recoveryLeft })}</p>
          <button
            type="button"
            className="btn"
            disabled={isSending}
            onClick={() =>
              change(
                () => call(renewRecovery, { body: { begin: true } }),
                ({ codes: made }) => setCodes(made),
              )
            }
          >
            {say(own.recoveryLeft === 0 ? 'own.recovery.make' : 'own.recovery.renew')}
          </button>
        </>
      )}
      <Refused problem={problem} />
    </section>
  )
}

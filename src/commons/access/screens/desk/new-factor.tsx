import { useState } from 'react'
import { useWords } from '#ui/desk/words.tsx'
import type { Enrolment } from '../../spec/contract.ts'
import type { Proof } from '../../spec/proof.ts'
import { Entry } from './log-in-card.tsx'
import { accessWords } from './words.ts'

type Offer = Pick<Enrolment, 'totp' | 'passkey'>

const makePasskey = async (options: NonNullable<Offer['passkey']>): Promise<Proof> => {
  const { startRegistration } = await import('@simplewebauthn/browser')
  const response = await startRegistration({ optionsJSON: options as never })
  return { kind: 'passkey', response: { ...response } }
}

/** An authenticator to scan, or a passkey of this device to make. */
export const useNewFactor = (offer: Offer, onPasskey: (proof: Proof) => void, onFailed: () => void) => {
  const say = useWords(accessWords)
  const [code, setCode] = useState('')
  const { totp, passkey } = offer
  const fields = (
    <>
      {totp && (
        <section className="authenticator">
          <img
            alt={say('enrol.qr')}
            src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(totp.qr)}`}
            width="176"
            height="176"
          />
          <div>
            <p>{say('enrol.scan')}</p>
            <p className="hint">{say('enrol.byHand')}</p>
            <p>
              <code>{(totp.secret.match(/.{4}/g) ?? []).join(' ')}</code>
            </p>
          </div>
        </section>
      )}
      <Entry
        id="new-code"
        label={say('proof.totp')}
        hint={say('enrol.code.hint')}
        complete="one-time-code"
        numeric
        isOptional
        value={code}
        onChange={setCode}
      />
      {passkey && (
        <>
          <p className="hint">{say('enrol.orPasskey')}</p>
          <button
            type="button"
            className="btn"
            onClick={() => void makePasskey(passkey).then(onPasskey).catch(onFailed)}
          >
            {say('enrol.passkey')}
          </button>
        </>
      )}
    </>
  )
  const proof: Proof | undefined = /^\s*\d{3}\s?\d{3}\s*$/.test(code) ? { kind: 'totp', code } : undefined
  return { fields, proof }
}

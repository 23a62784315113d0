import { useState } from 'react'
import { useWords } from '#ui/desk/words.tsx'
import type { Proof, Ways } from '../../spec/proof.ts'
import { Entry } from './log-in-card.tsx'
import { accessWords } from './words.ts'

type Kind = 'totp' | 'recovery' | 'password'

/** Asks the browser to sign with a passkey. Throws what the browser says when the person turns it down. */
const signWithPasskey = async (options: NonNullable<Ways['passkey']>): Promise<Proof> => {
  const { startAuthentication } = await import('@simplewebauthn/browser')
  const response = await startAuthentication({ optionsJSON: options as never })
  return { kind: 'passkey', response: { ...response } }
}

export interface ProofPart {
  readonly fields: React.ReactNode
  /** What has been typed, when it may be a proof. */
  readonly proof: Proof | undefined
}

const kindsOf = (ways: Ways): Kind[] => [
  ...(ways.totp ? (['totp'] as const) : []),
  ...(ways.password ? (['password'] as const) : []),
  ...(ways.recovery ? (['recovery'] as const) : []),
]

const proofOf = (kind: Kind | undefined, typed: string): Proof | undefined => {
  const text = typed.trim()
  if (kind === 'totp') return /^\d{3}\s?\d{3}$/.test(text) ? { kind, code: text } : undefined
  if (kind === 'recovery') return text.length >= 8 ? { kind, code: text } : undefined
  return kind === 'password' && typed !== '' ? { kind, password: typed } : undefined
}

/** The ways to show that it is oneself: one field, the passkey's button, and links to the other ways. */
export const useProof = (ways: Ways, onPasskey: (proof: Proof) => void, onFailed: () => void): ProofPart => {
  const say = useWords(accessWords)
  const kinds = kindsOf(ways)
  const [chosen, setChosen] = useState<Kind>()
  const [typed, setTyped] = useState('')
  const kind = chosen ?? kinds[0]
  const choose = (one: Kind): void => {
    setChosen(one)
    setTyped('')
  }
  const { passkey } = ways
  const fields = (
    <>
      {passkey && (
        <button
          type="button"
          className="btn"
          onClick={() => void signWithPasskey(passkey).then(onPasskey).catch(onFailed)}
        >
          {say('proof.usePasskey')}
        </button>
      )}
      {kind && (
        <Entry
          key={kind}
          id="proof"
          label={say(`proof.${kind}`)}
          hint={say(`proof.${kind}.hint`)}
          type={kind === 'password' ? 'password' : 'text'}
          complete={kind === 'password' ? 'current-password' : kind === 'totp' ? 'one-time-code' : 'off'}
          numeric={kind === 'totp'}
          value={typed}
          onChange={setTyped}
        />
      )}
      {kinds
        .filter((one) => one !== kind)
        .map((one) => (
          <p key={one}>
            <button type="button" className="link" onClick={() => choose(one)}>
              {say(`proof.other.${one}`)}
            </button>
          </p>
        ))}
    </>
  )
  return { fields, proof: proofOf(kind, typed) }
}

import { call } from '#ui/call.ts'
import { namesFreshFor, useAnswer } from '#ui/desk/use-answer.ts'
import { useWords } from '#ui/desk/words.tsx'
import { type OwnAccount, readOwn } from '../../spec/own-account.ts'
import {
  goToProvider,
  linkProvider,
  type Outcome,
  outcomes,
  showProvider,
  unlinkProvider,
} from '../../spec/provider.ts'
import { Refused, useChange, useStep } from './log-in-card.tsx'
import { accessWords } from './words.ts'

/** How it went at the identity service, as the address says after coming back. */
export const outcomeOfAddress = (): Outcome | undefined => {
  const told = new URLSearchParams(window.location.search).get('provider')
  return outcomes.find((one) => one === told)
}

export const ProviderOutcome = () => {
  const say = useWords(accessWords)
  const outcome = outcomeOfAddress()
  return outcome === undefined || outcome === 'second' ? null : <p role="status">{say(`provider.${outcome}`)}</p>
}

const leave = ({ url }: { readonly url: string }): void => window.location.assign(url)

/** The button of the log-in, only where the county has an identity service. */
export const ByProvider = () => {
  const say = useWords(accessWords)
  const { data } = useAnswer(showProvider, {}, { freshFor: namesFreshFor })
  const { problem, isSending, send } = useStep()
  if (!data?.name) return null
  return (
    <>
      <button
        type="button"
        className="btn"
        disabled={isSending}
        onClick={() => void send(() => call(goToProvider, { body: { begin: true } }), leave)}
      >
        {say('provider.go', { name: data.name })}
      </button>
      <Refused problem={problem} />
    </>
  )
}

/** The own account's link with the identity service: made after a log-in, by going there. */
export const OwnProvider = ({ provider }: { readonly provider: NonNullable<OwnAccount['provider']> }) => {
  const say = useWords(accessWords)
  const { problem, isSending, change } = useChange(readOwn.path)
  const { name, isLinked } = provider
  const act = (): void =>
    isLinked ? change(() => call(unlinkProvider)) : change(() => call(linkProvider, { body: { begin: true } }), leave)
  return (
    <section className="panel own">
      <h2>{name}</h2>
      <ProviderOutcome />
      {(!isLinked || outcomeOfAddress() !== 'linked') && <p>{say(isLinked ? 'provider.isLinked' : 'provider.lead')}</p>}
      <Refused problem={problem} />
      <button type="button" className="btn" disabled={isSending} onClick={act}>
        {isLinked ? say('provider.unlink') : say('provider.link', { name })}
      </button>
    </section>
  )
}

import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { CallError } from '../call.ts'
import { uiWords } from './shared-words.ts'
import { useWords } from './words.tsx'

/** Something is on its way. Said to screen readers; shown quietly, because it is short. */
export const Loading = () => {
  const say = useWords(uiWords)
  return (
    <p className="state dim" role="status">
      {say('app.loading')}…
    </p>
  )
}

/** Why there is nothing, and what to do next. */
export const Empty = ({ why, children }: { readonly why: string; readonly children?: ReactNode }) => (
  <div className="state">
    <p>{why}</p>
    {children}
  </div>
)

/** What to do about a reading that failed. */
const nextOf = ({ status }: CallError) =>
  status === 0 ? 'error.network' : status === 403 ? 'error.barred' : status === 404 ? 'error.goneNext' : 'error.retry'

/** A reading that failed: what happened and what to do. Trying again helps where the server failed, not where it refused. */
export const Failed = ({ error, onRetry }: { readonly error: CallError; readonly onRetry: () => void }) => {
  const say = useWords(uiWords)
  const isRefused = error.status === 403 || error.status === 404
  return (
    <div className="state" role="alert">
      <h2>{error.title || say('error.title')}</h2>
      <p>{say(nextOf(error))}</p>
      {isRefused ? (
        <Link className="btn" to="/">
          {say('error.home')}
        </Link>
      ) : (
        <button type="button" className="btn" onClick={onRetry}>
          {say('act.retry')}
        </button>
      )}
    </div>
  )
}

const NoWay = ({ title, next }: { readonly title: string; readonly next: string }) => {
  const say = useWords(uiWords)
  return (
    <div className="state">
      <h1>{title}</h1>
      <p>{next}</p>
      <Link className="btn" to="/">
        {say('error.home')}
      </Link>
    </div>
  )
}

/** An address that leads nowhere, or to what this viewer's post does not reach. */
export const Gone = () => {
  const say = useWords(uiWords)
  return <NoWay title={say('error.gone')} next={say('error.goneNext')} />
}

/** A page that this viewer's permissions do not open. */
export const Barred = () => {
  const say = useWords(uiWords)
  return <NoWay title={say('error.barredTitle')} next={say('error.barred')} />
}

const Reopen = ({ title, next }: { readonly title: string; readonly next: string }) => {
  const say = useWords(uiWords)
  return (
    <div className="state" role="alert">
      <h1>{title}</h1>
      <p>{next}</p>
      <button type="button" className="btn" onClick={() => window.location.reload()}>
        {say('act.retry')}
      </button>
    </div>
  )
}

/** A page that threw. */
export const Broken = () => {
  const say = useWords(uiWords)
  return <Reopen title={say('error.broken')} next={say('error.brokenNext')} />
}

/** A page whose own file could not be fetched. */
export const Unreached = () => {
  const say = useWords(uiWords)
  return <Reopen title={say('error.title')} next={say('error.network')} />
}

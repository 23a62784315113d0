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

/** A reading that failed: what happened and what to do. */
export const Failed = ({ error, onRetry }: { readonly error: CallError; readonly onRetry: () => void }) => {
  const say = useWords(uiWords)
  return (
    <div className="state" role="alert">
      <h2>{error.title || say('error.title')}</h2>
      <p>{error.status === 0 ? say('error.network') : error.detail}</p>
      <button type="button" className="btn" onClick={onRetry}>
        {say('act.retry')}
      </button>
    </div>
  )
}

/** An address that leads nowhere, or to what this viewer's post does not reach. */
export const Gone = () => {
  const say = useWords(uiWords)
  return (
    <div className="state">
      <h1>{say('error.gone')}</h1>
      <p>{say('error.goneNext')}</p>
      <Link className="btn" to="/">
        {say('error.home')}
      </Link>
    </div>
  )
}

/** A page that threw. */
export const Broken = () => {
  const say = useWords(uiWords)
  return (
    <div className="state" role="alert">
      <h1>{say('error.broken')}</h1>
      <p>{say('error.brokenNext')}</p>
      <button type="button" className="btn" onClick={() => window.location.reload()}>
        {say('act.retry')}
      </button>
    </div>
  )
}

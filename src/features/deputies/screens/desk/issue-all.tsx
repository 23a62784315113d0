import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { call, CallError } from '#ui/call.ts'
import { useWords } from '#ui/desk/words.tsx'
import { issueCard, type WantingItem } from '../../spec/contract.ts'
import { cardTouches } from './register.tsx'
import { deputyWords } from './words.ts'

type Progress =
  | { readonly is: 'idle' }
  | { readonly is: 'issuing'; readonly done: number; readonly of: number }
  | { readonly is: 'done'; readonly done: number }
  | { readonly is: 'stopped'; readonly done: number; readonly why: string }

interface Props {
  readonly items: readonly WantingItem[]
  readonly isAll: boolean
  /** What the sheet for printing is narrowed by. */
  readonly sheet: Readonly<Record<string, string>>
}

/** Issues a card for each deputy shown, one act each, and tells how far it has come. What was issued stays when one is refused. */
export const IssueAll = ({ items, isAll, sheet }: Props) => {
  const say = useWords(deputyWords)
  const client = useQueryClient()
  const [progress, setProgress] = useState<Progress>({ is: 'idle' })
  const issueThem = async (): Promise<void> => {
    let done = 0
    try {
      for (const { mandate } of items) {
        setProgress({ is: 'issuing', done, of: items.length })
        await call(issueCard, { body: { id: uuidv7(), mandate } })
        done++
      }
      setProgress({ is: 'done', done })
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      setProgress({ is: 'stopped', done, why: error.detail || error.title })
    }
    for (const path of cardTouches) void client.invalidateQueries({ queryKey: [path] })
  }
  return (
    <span className="end" role="status">
      {progress.is === 'issuing' && say('desk.issuing', { done: progress.done, n: progress.of })}
      {progress.is === 'done' && (
        <>
          {say('desk.issuedAll', { n: progress.done })}{' '}
          <Link to="/card-sheet" search={sheet}>
            {say('desk.print')}
          </Link>
        </>
      )}
      {progress.is === 'stopped' && say('desk.issueStopped', { done: progress.done, why: progress.why })}{' '}
      {progress.is !== 'issuing' && items.length > 0 && (
        <button type="button" className="btn" onClick={() => void issueThem()}>
          {say(isAll ? 'desk.issueAll' : 'desk.issueAllOf', { n: items.length })}
        </button>
      )}
    </span>
  )
}

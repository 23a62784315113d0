import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call, type CallError } from '#ui/call.ts'
import { answerKey } from '#ui/desk/use-answer.ts'
import { useWords } from '#ui/desk/words.tsx'
import { advance, type ImportItem, read, rows } from '../../spec/contract.ts'
import { importWords } from './words.ts'

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Asks the server to go on until the stage is over; another who works on the same rows is waited for. */
const useAdvancing = (id: string): { readonly error: CallError | undefined; readonly goOn: () => void } => {
  const client = useQueryClient()
  const [error, setError] = useState<CallError>()
  useEffect(() => {
    if (error) return undefined
    const stop = new AbortController()
    const loop = async (): Promise<void> => {
      for (let before = ''; !stop.signal.aborted; ) {
        const answer = await call(advance, { params: { import: id }, body: {} }, stop.signal)
        if (stop.signal.aborted) return
        client.setQueryData(answerKey(read, { params: { import: id } }), answer)
        const { state, counts } = answer.item
        if (state !== 'checking' && state !== 'running') {
          await client.invalidateQueries({ queryKey: [rows.path] })
          return
        }
        const now = JSON.stringify(counts)
        if (now === before) await pause(2000)
        before = now
      }
    }
    loop().catch((failure: CallError) => {
      if (!stop.signal.aborted) setError(failure)
    })
    return () => stop.abort()
  }, [id, client, error])
  return { error, goOn: () => setError(undefined) }
}

/** 正在核对、正在导入: how far it is. */
export const ProgressPane = ({ item }: { readonly item: ImportItem }) => {
  const say = useWords(importWords)
  const { error, goOn } = useAdvancing(item.id)
  const { counts, state } = item
  const isRunning = state === 'running'
  const all = isRunning
    ? counts.ready + counts.running + counts.done + counts.refused
    : item.rows - Math.max(0, item.top.findIndex(({ number }) => number === item.headerRow) + 1)
  const done = isRunning ? counts.done + counts.refused : Math.max(0, all - counts.read)
  return (
    <div className="scroll sheet">
      <h2>{say(`state.${state}`)}</h2>
      <progress aria-label={say(`state.${state}`)} value={done} max={Math.max(1, all)} />
      <p role="status">{say('desk.progress', { done, all })}</p>
      <p className="dim">{say('desk.pause')}</p>
      {error && (
        <p role="alert" className="fault">
          {error.title || say('desk.failed')}{' '}
          <button type="button" className="btn" onClick={goOn}>
            {say('desk.goOn')}
          </button>
        </p>
      )}
    </div>
  )
}

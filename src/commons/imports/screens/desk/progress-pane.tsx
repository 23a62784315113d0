import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useWords } from '#ui/desk/words.tsx'
import { type ImportItem, rows } from '../../spec/contract.ts'
import { useAct } from './use-acts.ts'
import { importWords } from './words.ts'

interface Seen {
  readonly at: number
  readonly done: number
}

/** Seconds that are left, by what was done since the page was opened; null while that says little. */
const useSecondsLeft = (done: number, all: number): number | null => {
  const first = useRef<Seen | undefined>(undefined)
  const [left, setLeft] = useState<number | null>(null)
  useEffect(() => {
    first.current ??= { at: performance.now(), done }
    const { at, done: before } = first.current
    const took = (performance.now() - at) / 1000
    setLeft(took < 3 || done <= before ? null : Math.ceil(((all - done) * took) / (done - before)))
  }, [done, all])
  return left
}

/** How many rows are done of how many, in the stage that is under way. */
const farOf = ({ counts, state, rows: total, top, headerRow }: ImportItem): { done: number; all: number } => {
  if (state === 'running') {
    const done = counts.done + counts.refused
    return { done, all: counts.ready + counts.running + done }
  }
  const all = total - Math.max(0, top.findIndex(({ number }) => number === headerRow) + 1)
  return { done: Math.max(0, all - counts.read), all }
}

/** 正在核对、正在导入: how far it is. The server works on it whether or not anybody looks. */
export const ProgressPane = ({ item, can }: { readonly item: ImportItem; readonly can: readonly string[] }) => {
  const say = useWords(importWords)
  const client = useQueryClient()
  const { mutate, isPending, error } = useAct(item.id, item.version)
  const { done, all } = farOf(item)
  const left = useSecondsLeft(done, all)
  const stop = item.progress?.stop ?? null
  useEffect(() => () => void client.invalidateQueries({ queryKey: [rows.path] }), [client])
  const button = (verb: 'resume' | 'abandon', label: string, className: string) =>
    can.includes(verb) && (
      <button type="button" className={className} disabled={isPending} onClick={() => mutate({ verb, input: {} })}>
        {label}
      </button>
    )
  return (
    <div className="scroll sheet">
      <h2>{say(`state.${item.state}`)}</h2>
      <progress aria-label={say(`state.${item.state}`)} value={done} max={Math.max(1, all)} />
      <p role="status">
        {say('desk.progress', { done, all })}
        {left !== null && (
          <span className="dim"> {say('desk.left', { minutes: Math.floor(left / 60), seconds: left % 60 })}</span>
        )}
      </p>
      {stop === null ? (
        <p className="dim">{say('desk.background')}</p>
      ) : (
        <p role="alert" className="fault">
          {say(stop === 'no-right' ? 'desk.noRight' : 'desk.trouble')}
        </p>
      )}
      {error && (
        <p role="alert" className="fault">
          {error.title}
        </p>
      )}
      <div className="choices">
        {stop === 'no-right' && button('resume', say('move.resume'), 'btn pri')}
        {button('abandon', say(item.state === 'running' ? 'desk.halt' : 'move.abandon'), 'btn')}
      </div>
    </div>
  )
}

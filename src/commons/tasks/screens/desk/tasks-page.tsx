import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { isAdministrator, useMe } from '#commons/access/screens/desk/me.tsx'
import type { lamps } from '#kernel/resource.ts'
import { useDates } from '#ui/desk/dates.ts'
import { useKeys } from '#ui/desk/frame/keys.ts'
import { useKinds } from '#ui/desk/kinds.tsx'
import { LampWord } from '#ui/desk/record/lamp.tsx'
import { uiWords } from '#ui/desk/shared-words.ts'
import { Empty, Failed, Loading } from '#ui/desk/states.tsx'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { useTitle } from '#ui/desk/use-title.ts'
import { useWords } from '#ui/desk/words.tsx'
import { list } from '../../spec/contract.ts'
import { OwedTable } from './owed-table.tsx'
import { useMyTasks } from './status.tsx'
import { WatchedTable } from './watched-table.tsx'
import { tasksWords } from './words.ts'

type LampName = (typeof lamps)[number]
const lampOrder = ['overdue', 'near', 'onTime', 'paused'] as const satisfies readonly LampName[]

const Mine = () => {
  const say = useWords(tasksWords)
  useTitle(say('noun'))
  const { data, error, refetch } = useMyTasks()
  const me = useMe()
  const { withWeekday } = useDates()
  const kinds = useKinds()
  const navigate = useNavigate()
  const { lamp: asked } = useSearch({ strict: false }) as { lamp?: string }
  const lamp = lampOrder.find((one) => one === asked)
  const [at, setAt] = useState(0)
  const setLamp = (one: LampName | undefined): void => void navigate({ to: '/', search: one ? { lamp: one } : {} })
  const shown = (data?.items ?? []).filter((task) => lamp === undefined || task.lamp === lamp)
  const current = shown[Math.min(at, shown.length - 1)]
  const go = (withForm: boolean): void => {
    const target = current && kinds(current.kind).open?.(current.record, withForm ? current.move : undefined)
    if (target) void navigate(target)
  }
  useKeys({
    j: () => setAt((now) => Math.min(now + 1, shown.length - 1)),
    k: () => setAt((now) => Math.max(now - 1, 0)),
    Enter: () => go(false),
    a: () => go(true),
  })
  if (error) return <Failed error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  return (
    <>
      <div className="strip">
        <h1>{say('mine', { n: data.counts.all })}</h1>
        <div className="tabs">
          {lampOrder
            .filter((one) => data.counts[one] > 0)
            .map((one) => (
              <button
                key={one}
                type="button"
                className={one === lamp ? 'on' : ''}
                aria-pressed={one === lamp}
                onClick={() => setLamp(one === lamp ? undefined : one)}
              >
                <LampWord lamp={one}>{say(`lamp.${one}`, { n: data.counts[one] })}</LampWord>
              </button>
            ))}
        </div>
        <span className="end dim hide-narrow">{withWeekday(me.today)}</span>
      </div>
      {shown.length === 0 ? (
        <Empty
          why={say(data.counts.all > 0 ? 'empty.lamp' : isAdministrator(me) ? 'empty.administrator' : 'empty.mine')}
        />
      ) : (
        <OwedTable tasks={shown} current={current} today={me.today} />
      )}
    </>
  )
}

const firstWatched = 20
const mostWatched = 200

const Watching = () => {
  const say = useWords(tasksWords)
  const me = useMe()
  const [limit, setLimit] = useState(firstWatched)
  const { data } = useAnswer(list, { query: { whose: 'watching', limit } }, { keepsLast: true })
  if (!data || data.counts.all === 0) return null
  return (
    <>
      <div className="strip apart">
        <h2>{say('watching', { n: data.counts.all })}</h2>
        <span className="dim">{say('watching.why')}</span>
      </div>
      <WatchedTable tasks={data.items} today={me.today} />
      {data.items.length < data.counts.all && (
        <div className="foot">
          <span>{say('watching.shown', { shown: data.items.length, n: data.counts.all })}</span>
          {limit < mostWatched && (
            <button type="button" className="link" onClick={() => setLimit(mostWatched)}>
              {say('watching.more')}
            </button>
          )}
        </div>
      )}
    </>
  )
}

const KeysFoot = () => {
  const say = useWords(uiWords)
  const { data } = useMyTasks()
  if (!data || data.counts.all === 0) return null
  return (
    <div className="foot hide-narrow">
      <span className="end">
        <kbd>j</kbd> <kbd>k</kbd> {say('keys.upDown')} <kbd>Enter</kbd> {say('keys.open')} <kbd>a</kbd>{' '}
        {say('keys.act')} <kbd>?</kbd> {say('keys.help')}
      </span>
    </div>
  )
}

interface TasksPageProps {
  readonly work: ReactNode
  readonly aside?: ReactNode
}

/** Where everybody lands: what I owe, by lamp; what I watch; `work` is what the app puts below what is owed, `aside` beside it. */
export const TasksPage = ({ work, aside }: TasksPageProps) => (
  <div className={aside ? 'home' : 'home alone'}>
    <div className="scroll">
      <Mine />
      {work}
      <Watching />
      <KeysFoot />
    </div>
    {aside && <aside className="scroll">{aside}</aside>}
  </div>
)

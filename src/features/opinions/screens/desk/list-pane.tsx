import { Link, useNavigate } from '@tanstack/react-router'
import { useMe } from '#commons/access/screens/desk/me.tsx'
import type { AnswerOf } from '#kernel/endpoint.ts'
import type { Total } from '#kernel/resource.ts'
import type { CallError } from '#ui/call.ts'
import { shortDay } from '#ui/desk/dates.ts'
import { Lamp } from '#ui/desk/record/lamp.tsx'
import { uiWords } from '#ui/desk/shared-words.ts'
import { Empty, Failed, Loading } from '#ui/desk/states.tsx'
import { useWords } from '#ui/desk/words.tsx'
import type { list, OpinionRow } from '../../spec/contract.ts'
import { isNarrowed, pageSize, sortOf, tabOf, useListSearch } from './list-search.ts'
import { useSettings } from './use-settings.ts'
import { opinionWords } from './words.ts'

export interface ListPaneProps {
  readonly answer: AnswerOf<typeof list> | undefined
  readonly error: CallError | null
  readonly onRetry: () => void
  readonly current: string | undefined
}

/** Cursor of the page before, by the cursor of a page: so that one can turn back. */
const turnedFrom = new Map<string, string | undefined>()

const Row = ({
  item,
  isCurrent,
  today,
}: {
  readonly item: OpinionRow
  readonly isCurrent: boolean
  readonly today: string
}) => {
  const say = useWords(opinionWords)
  const navigate = useNavigate()
  const { categories } = useSettings()
  const search = (before: Record<string, unknown>) => ({ ...before, do: undefined })
  return (
    <tr
      className={isCurrent ? 'on' : ''}
      onClick={(event) =>
        !(event.target instanceof HTMLAnchorElement) && void navigate({ to: `/opinions/${item.id}`, search })
      }
    >
      <td className="mid dim n">{item.number ?? '—'}</td>
      <td className="w">
        <Link to={`/opinions/${item.id}`} search={search} aria-current={isCurrent ? 'true' : undefined}>
          {item.title}
        </Link>
      </td>
      <td className="wide dim">{item.township.name}</td>
      <td className="roomy dim">
        {categories.find(({ code }) => code === item.category?.code)?.name ?? item.category?.name}
      </td>
      <td className="roomy dim">{item.handler?.name}</td>
      <td className="due">
        {item.lamp ? <Lamp lamp={item.lamp} left={item.daysLeft} /> : <span className="dim">—</span>}
      </td>
      <td className="wide dim">{say(`state.${item.state}`)}</td>
      <td className="roomy dim n">{shortDay(item.on, today)}</td>
    </tr>
  )
}

const Heads = () => {
  const say = useWords(opinionWords)
  const { search } = useListSearch()
  const sort = sortOf(search)
  const mark = (column: 'due' | 'on'): string => (sort === column ? ' ↑' : sort === `-${column}` ? ' ↓' : '')
  const order = (column: 'due' | 'on') =>
    sort === column || sort === `-${column}`
      ? { 'aria-sort': sort === column ? ('ascending' as const) : ('descending' as const) }
      : {}
  return (
    <tr>
      <th className="mid n">{say('column.number')}</th>
      <th className="w">{say('column.title')}</th>
      <th className="wide">{say('column.township')}</th>
      <th className="roomy">{say('column.category')}</th>
      <th className="roomy">{say('column.handler')}</th>
      <th className="due" {...order('due')}>
        {say('column.due')}
        {mark('due')}
      </th>
      <th className="wide">{say('column.state')}</th>
      <th className="roomy n" {...order('on')}>
        {say('column.on')}
        {mark('on')}
      </th>
    </tr>
  )
}

const Foot = ({
  count,
  next,
  total,
}: {
  readonly count: number
  readonly next: string | null
  readonly total: Total
}) => {
  const ui = useWords(uiWords)
  const { search, set } = useListSearch()
  const page = Number(search.page ?? 1)
  const from = (page - 1) * pageSize + 1
  const totalText =
    typeof total === 'number' ? ui('list.count', { n: total }) : ui('list.countAtLeast', { n: total.atLeast })
  const turn = (cursor: string | undefined, to: number): void =>
    set({ cursor, page: to > 1 ? String(to) : undefined }, { keepsPage: true })
  return (
    <div className="foot">
      <span>{ui('list.range', { from, to: from + count - 1, total: totalText })}</span>
      {page > 1 && (
        <button
          type="button"
          className="link"
          onClick={() =>
            turn(
              search.cursor ? turnedFrom.get(search.cursor) : undefined,
              search.cursor && turnedFrom.has(search.cursor) ? page - 1 : 1,
            )
          }
        >
          {ui('list.previousPage')}
        </button>
      )}
      {next && (
        <button
          type="button"
          className="link"
          onClick={() => {
            turnedFrom.set(next, search.cursor)
            turn(next, page + 1)
          }}
        >
          {ui('list.nextPage')}
        </button>
      )}
      <span className="end wide">
        <kbd>j</kbd> <kbd>k</kbd> {ui('keys.upDown')} <kbd>Enter</kbd> {ui('act.fullPage')} <kbd>?</kbd>{' '}
        {ui('keys.help')}
      </span>
    </div>
  )
}

const Nothing = () => {
  const say = useWords(opinionWords)
  const ui = useWords(uiWords)
  const { search, set } = useListSearch()
  const tab = tabOf(search)
  if (isNarrowed(search)) {
    return (
      <Empty why={say('empty.filtered')}>
        <button
          type="button"
          className="btn"
          onClick={() =>
            set({ state: undefined, township: undefined, category: undefined, handler: undefined, q: undefined })
          }
        >
          {ui('act.clear')}
        </button>
      </Empty>
    )
  }
  const why = tab === 'near' || tab === 'overdue' || tab === 'new' ? say(`empty.tab.${tab}`) : say('empty.none')
  return <Empty why={why} />
}

/** The rows, the place in the list, and the way to the next page. */
export const ListPane = ({ answer, error, onRetry, current }: ListPaneProps) => {
  const me = useMe()
  const say = useWords(opinionWords)
  return (
    <section className="list scroll" aria-label={say('noun')}>
      {error ? (
        <Failed error={error} onRetry={onRetry} />
      ) : !answer ? (
        <Loading />
      ) : answer.items.length === 0 ? (
        <Nothing />
      ) : (
        <>
          <table className="rows opinions">
            <thead>
              <Heads />
            </thead>
            <tbody>
              {answer.items.map((item) => (
                <Row key={item.id} item={item} isCurrent={item.id === current} today={me.today} />
              ))}
            </tbody>
          </table>
          <Foot count={answer.items.length} next={answer.next} total={answer.total} />
        </>
      )}
    </section>
  )
}

import { Link, useNavigate } from '@tanstack/react-router'
import { useMe } from '#commons/access/screens/desk/me.tsx'
import type { AnswerOf } from '#kernel/endpoint.ts'
import type { CallError } from '#ui/call.ts'
import { shortDay } from '#ui/desk/dates.ts'
import { Lamp } from '#ui/desk/record/lamp.tsx'
import { Failed, Loading } from '#ui/desk/states.tsx'
import { useWords } from '#ui/desk/words.tsx'
import type { list, OpinionRow } from '../../spec/contract.ts'
import { ListFoot, NothingListed } from './list-foot.tsx'
import { sortOf, useListSearch } from './list-search.ts'
import { useSettings } from './use-settings.ts'
import { opinionWords } from './words/words.ts'

export interface ListPaneProps {
  readonly answer: AnswerOf<typeof list> | undefined
  readonly error: CallError | null
  readonly onRetry: () => void
  readonly current: string | undefined
}

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
        <NothingListed />
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
          <ListFoot count={answer.items.length} next={answer.next} total={answer.total} />
        </>
      )}
    </section>
  )
}

import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMe } from '#commons/access/screens/desk/me.tsx'
import type { AnswerOf } from '#kernel/endpoint.ts'
import { call, type CallError } from '#ui/call.ts'
import { shortDay } from '#ui/desk/dates.ts'
import { useKinds } from '#ui/desk/kinds.tsx'
import { Empty, Failed, Loading } from '#ui/desk/states.tsx'
import { useWords } from '#ui/desk/words.tsx'
import { records } from '../../spec/contract.ts'
import { figuresWords } from './words.ts'

export interface RecordsPaneProps {
  readonly code: string
  readonly query: { readonly from: string; readonly to: string; readonly division?: string }
  readonly where: string | undefined
  /** The number that these records must add up to. */
  readonly count: number
  readonly unit: string
}

type RecordsAnswer = AnswerOf<typeof records>

interface RecordRowProps {
  readonly record: RecordsAnswer['items'][number]
  readonly today: string
  readonly hasNotes: boolean
}

const RecordRow = ({ record, today, hasNotes }: RecordRowProps) => {
  const { open } = useKinds()(record.kind)
  return (
    <tr>
      <td className="dim">{shortDay(record.on, today)}</td>
      <td className="w">{open ? <Link {...open(record.id)}>{record.title}</Link> : record.title}</td>
      <td className="dim">{record.number}</td>
      <td className="dim wide">{record.place}</td>
      <td className="dim wide">{record.organ}</td>
      {hasNotes && <td className="dim">{record.note}</td>}
    </tr>
  )
}

/** Does the list agree with the number? Said in words below it. */
const Reconciled = ({
  shown,
  isWhole,
  count,
  unit,
}: {
  readonly shown: number
  readonly isWhole: boolean
  readonly count: number
  readonly unit: string
}) => {
  const say = useWords(figuresWords)
  if (!isWhole) return <span>{say('records.some', { shown, n: count, unit })}</span>
  return shown === count ? (
    <span>{say('records.same', { shown, n: count, unit })}</span>
  ) : (
    <b role="alert">{say('records.differ', { shown, n: count, unit })}</b>
  )
}

/** The records counted; the same query as the number, so the foot can say whether they agree. */
export const RecordsPane = ({ code, query, where, count, unit }: RecordsPaneProps) => {
  const say = useWords(figuresWords)
  const me = useMe()
  const answer = useInfiniteQuery<RecordsAnswer, CallError>({
    queryKey: [records.path, code, query, where],
    initialPageParam: undefined,
    queryFn: ({ pageParam, signal }) =>
      call(
        records,
        {
          params: { code },
          query: {
            ...query,
            limit: 100,
            ...(where === undefined ? {} : { where }),
            ...(typeof pageParam === 'string' ? { cursor: pageParam } : {}),
          },
        },
        signal,
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  if (answer.error) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />
  if (!answer.data) return <Loading />
  const items = answer.data.pages.flatMap((page) => page.items)
  const hasNotes = items.some((record) => record.note !== null)
  if (items.length === 0) return <Empty why={say('empty')} />
  return (
    <>
      <table className="rows tight counted">
        <thead>
          <tr>
            <th>{say('column.on')}</th>
            <th className="w">{say('column.title')}</th>
            <th>{say('column.number')}</th>
            <th className="wide">{say('column.place')}</th>
            <th className="wide">{say('column.organ')}</th>
            {hasNotes && <th>{say('column.note')}</th>}
          </tr>
        </thead>
        <tbody>
          {items.map((record) => (
            <RecordRow key={record.id} record={record} today={me.today} hasNotes={hasNotes} />
          ))}
        </tbody>
      </table>
      <div className="foot">
        <Reconciled shown={items.length} isWhole={!answer.hasNextPage} count={count} unit={unit} />
        {answer.hasNextPage && (
          <button
            type="button"
            className="link"
            disabled={answer.isFetchingNextPage}
            onClick={() => void answer.fetchNextPage()}
          >
            {say('records.more')}
          </button>
        )}
      </div>
    </>
  )
}

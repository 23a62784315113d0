import { useInfiniteQuery } from '@tanstack/react-query'
import type { AnswerOf } from '#kernel/endpoint.ts'
import { call, type CallError } from '#ui/call.ts'
import { Failed, Loading } from '#ui/desk/states.tsx'
import { useWords } from '#ui/desk/words.tsx'
import { type ImportItem, type RowItem, rows } from '../../spec/contract.ts'
import { DecideRest } from './decide-rest.tsx'
import { DecideRow } from './decide-row.tsx'
import { Sideways } from './sideways.tsx'
import { importWords } from './words.ts'

export type Shown = { readonly state?: RowItem['state']; readonly as?: 'new' | 'changed' }

const perPage = 50

/** What is to be said of a row: faults, how it was understood, what changes. */
const Said = ({ row, nameOf }: { readonly row: RowItem; readonly nameOf: (key: string | null) => string }) => {
  const say = useWords(importWords)
  const quoted = (text: string | null): string => text ?? ''
  return (
    <ul className="said">
      {row.faults.map(({ column, detail }) => (
        <li key={`${column}${detail}`} className="fault">
          {column && <b>{nameOf(column)} </b>}
          {detail}
        </li>
      ))}
      {row.notes.map(({ column, detail }) => (
        <li key={`${column}${detail}`} className="dim">
          {nameOf(column)} {detail}
        </li>
      ))}
      {row.changes.map(({ column, was, now }) => (
        <li key={column}>{say('desk.changed', { column: nameOf(column), was: quoted(was), now: quoted(now) })}</li>
      ))}
    </ul>
  )
}

interface TableProps {
  readonly item: ImportItem
  readonly shown: Shown
  /** Rows may be decided about. */
  readonly isOpen: boolean
}

/** Rows of the file by where they stand, with every fault in words. */
export const RowsTable = ({ item, shown, isOpen }: TableProps) => {
  const say = useWords(importWords)
  const answer = useInfiniteQuery<AnswerOf<typeof rows>, CallError>({
    queryKey: [rows.path, item.id, item.version, shown],
    queryFn: ({ pageParam, signal }) =>
      call(
        rows,
        {
          params: { import: item.id },
          query: { limit: perPage, ...shown, ...(typeof pageParam === 'string' && { cursor: pageParam }) },
        },
        signal,
      ),
    initialPageParam: undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })
  if (answer.error) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />
  if (!answer.data) return <Loading />
  const shownRows = answer.data.pages.flatMap(({ items }) => items)
  const columns = item.columns.filter(({ key }) => item.mapping[key] !== undefined)
  const nameOf = (key: string | null): string => item.columns.find((column) => column.key === key)?.name ?? ''
  return (
    <>
      <Sideways label={say('step.check')}>
        <table className="rows tall">
          <thead>
            <tr>
              <th scope="col">{say('column.number')}</th>
              <th scope="col">{say('column.result')}</th>
              <th scope="col">{say('column.fault')}</th>
              {columns.map(({ key, name }) => (
                <th key={key} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shownRows.map((row) => (
              <tr key={row.number}>
                <td>{row.number}</td>
                <td>{row.state === 'ready' && row.as ? say(`as.${row.as}`) : say(`row.${row.state}`)}</td>
                <td>
                  <Said row={row} nameOf={nameOf} />
                  {isOpen && row.candidates.length > 0 && <DecideRow item={item} row={row} nameOf={nameOf} />}
                </td>
                {columns.map(({ key }) => (
                  <td key={key} className={row.faults.some(({ column }) => column === key) ? 'wrong' : ''}>
                    {row.cells[key]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Sideways>
      {isOpen && shown.state === 'undecided' && shownRows.length > 1 && <DecideRest item={item} rows={shownRows} />}
      {answer.hasNextPage && (
        <p className="sheet">
          <button type="button" className="btn" onClick={() => void answer.fetchNextPage()}>
            {say('desk.more')}
          </button>
        </p>
      )}
    </>
  )
}

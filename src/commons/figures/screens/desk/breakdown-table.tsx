import { Link } from '@tanstack/react-router'
import { useWords } from '#ui/desk/words.tsx'
import { type Column, type Line, whereOf } from './breakdown.ts'
import { figuresWords } from './words.ts'

export interface BreakdownTableProps {
  readonly rowDimension: { readonly code: string; readonly name: string }
  readonly columnDimension: string | undefined
  readonly lines: readonly Line[]
  readonly columns: readonly Column[]
  readonly most: number
  readonly total: number
  readonly where: string | undefined
}

const Cell = ({
  count,
  where,
  current,
}: {
  readonly count: number | undefined
  /** What the number's records have in common; undefined: all of them. */
  readonly where: string | undefined
  readonly current: string | undefined
}) =>
  count ? (
    <Link
      to="."
      search={(before: Record<string, unknown>) => ({ ...before, where })}
      className={where === current ? 'picked' : ''}
      aria-current={where === current ? 'true' : undefined}
    >
      {count}
    </Link>
  ) : (
    <span className="dim">0</span>
  )

const Bar = ({ part }: { readonly part: number }) => (
  <svg className="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
    <rect width={part * 100} height="10" />
  </svg>
)

type PartOf = Pick<BreakdownTableProps, 'columnDimension' | 'columns' | 'where'>

const Sums = ({
  columnDimension,
  columns,
  where,
  lines,
  total,
}: PartOf & Pick<BreakdownTableProps, 'lines' | 'total'>) => {
  const say = useWords(figuresWords)
  const sumOf = (column: Column): number => lines.reduce((sum, line) => sum + (line.cells[column.code] ?? 0), 0)
  return (
    <tr className="sum">
      <th scope="row">{say('by.total')}</th>
      <td className="n">
        <Cell count={total} where={undefined} current={where} />
      </td>
      {columns.map((column) => (
        <td key={column.code} className="n">
          {columnDimension && (
            <Cell count={sumOf(column)} where={whereOf([[columnDimension, column.code]])} current={where} />
          )}
        </td>
      ))}
    </tr>
  )
}

interface LineRowProps extends PartOf {
  readonly line: Line
  readonly rowCode: string
  readonly most: number
}

const LineRow = ({ line, rowCode, columnDimension, columns, most, where }: LineRowProps) => {
  const own = whereOf([[rowCode, line.code]])
  const within = (column: Column): string =>
    columnDimension ? `${own},${whereOf([[columnDimension, column.code]])}` : own
  return (
    <tr className={where === own || where?.startsWith(`${own},`) ? 'on' : ''}>
      <th scope="row">{line.name}</th>
      <td className="n">
        <b>
          <Cell count={line.sum} where={own} current={where} />
        </b>
      </td>
      {columns.map((column) => (
        <td key={column.code} className="n">
          <Cell count={line.cells[column.code]} where={within(column)} current={where} />
        </td>
      ))}
      <td className="w">
        <Bar part={line.sum / most} />
      </td>
    </tr>
  )
}

/** A figure broken down; every number opens its records. In the order of codes: nothing is ranked. */
export const BreakdownTable = ({ rowDimension, lines, most, total, ...part }: BreakdownTableProps) => {
  const say = useWords(figuresWords)
  return (
    <table className="rows tight breakdown">
      <thead>
        <tr>
          <th>{rowDimension.name}</th>
          <th className="n">{say('by.total')}</th>
          {part.columns.map((column) => (
            <th key={column.code} className="n">
              {column.name}
            </th>
          ))}
          <th className="w">
            <span className="unseen">{say('by.total')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        <Sums {...part} lines={lines} total={total} />
        {lines.map((line) => (
          <LineRow key={line.code} {...part} line={line} rowCode={rowDimension.code} most={most} />
        ))}
      </tbody>
    </table>
  )
}

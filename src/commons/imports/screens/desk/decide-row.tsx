import { useWords } from '#ui/desk/words.tsx'
import type { ImportItem, RowItem } from '../../spec/contract.ts'
import { useAct } from './use-acts.ts'
import { importWords } from './words.ts'

/** Somebody of that name is there: the same, another, or leave the row out. */
export const DecideRow = ({
  item,
  row,
  nameOf,
}: {
  readonly item: ImportItem
  readonly row: RowItem
  readonly nameOf: (key: string | null) => string
}) => {
  const say = useWords(importWords)
  const { mutate, isPending, error } = useAct(item.id, item.version)
  const decide = (is: string): void => mutate({ verb: 'decide', input: { rows: [{ row: row.number, is }] } })
  return (
    <div className="decide">
      {row.candidates.map(({ record, label, why }) => (
        <p key={record}>
          {label} <small className="dim">{say('desk.alike', { columns: why.map(nameOf).join('、') })}</small>{' '}
          <button
            type="button"
            className="btn"
            disabled={isPending}
            aria-label={`${row.number} ${label} ${say('desk.isSame')}`}
            onClick={() => decide(record)}
          >
            {say('desk.isSame')}
          </button>
        </p>
      ))}
      <p className="choices">
        <button type="button" className="btn" disabled={isPending} onClick={() => decide('other')}>
          {say('desk.isOther')}
        </button>
        <button type="button" className="btn" disabled={isPending} onClick={() => decide('skip')}>
          {say('desk.isSkip')}
        </button>
      </p>
      {error && (
        <p role="alert" className="fault">
          {error.title}
        </p>
      )}
    </div>
  )
}

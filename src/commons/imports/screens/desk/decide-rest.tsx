import { useWords } from '#ui/desk/words.tsx'
import type { ImportItem, RowItem } from '../../spec/contract.ts'
import { useAct } from './use-acts.ts'
import { importWords } from './words.ts'

/** One word on all undecided rows that are shown: a long list is not decided row by row. */
export const DecideRest = ({ item, rows }: { readonly item: ImportItem; readonly rows: readonly RowItem[] }) => {
  const say = useWords(importWords)
  const { mutate, isPending, error } = useAct(item.id, item.version)
  const decide = (is: 'other' | 'skip'): void =>
    mutate({ verb: 'decide', input: { rows: rows.map(({ number }) => ({ row: number, is })) } })
  return (
    <div className="sheet choices">
      <button type="button" className="btn" disabled={isPending} onClick={() => decide('other')}>
        {say('desk.otherAll', { n: rows.length })}
      </button>
      <button type="button" className="btn" disabled={isPending} onClick={() => decide('skip')}>
        {say('desk.skipAll', { n: rows.length })}
      </button>
      {error && (
        <span role="alert" className="fault">
          {error.title}
        </span>
      )}
    </div>
  )
}

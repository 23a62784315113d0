import { useState } from 'react'
import { FileButton } from '#ui/desk/file-button.tsx'
import { useWords } from '#ui/desk/words.tsx'
import { type ImportItem, report } from '../../spec/contract.ts'
import { RowsTable, type Shown } from './rows-table.tsx'
import { useAct } from './use-acts.ts'
import { importWords } from './words.ts'

type Tab = readonly [label: string, count: number, shown: Shown]

const tabsOf = ({ counts }: ImportItem, say: ReturnType<typeof useWords<never>>): Tab[] => {
  const word = say as (key: string) => string
  const all: Tab[] = [
    [word('row.faulty'), counts.faulty, { state: 'faulty' }],
    [word('row.refused'), counts.refused, { state: 'refused' }],
    [word('row.undecided'), counts.undecided, { state: 'undecided' }],
    [word('as.new'), counts.new, { as: 'new' }],
    [word('as.changed'), counts.changed, { as: 'changed' }],
    [word('row.same'), counts.same, { state: 'same' }],
    [word('row.skipped'), counts.skipped, { state: 'skipped' }],
  ]
  return all.filter(([, count]) => count > 0)
}

/** The tabs of a file's rows, those that need somebody first. */
export const RowTabs = ({ item, isOpen }: { readonly item: ImportItem; readonly isOpen: boolean }) => {
  const say = useWords(importWords)
  const tabs = tabsOf(item, say as never)
  const [chosen, setChosen] = useState(0)
  const at = Math.min(chosen, Math.max(0, tabs.length - 1))
  const current = tabs[at]
  return (
    <>
      <div className="strip choices">
        {tabs.map(([label, count], index) => (
          <button
            key={label}
            type="button"
            className="btn"
            aria-pressed={index === at}
            onClick={() => setChosen(index)}
          >
            {label} <b>{count}</b>
          </button>
        ))}
      </div>
      {current && <RowsTable key={current[0]} item={item} shown={current[2]} isOpen={isOpen} />}
    </>
  )
}

/** 核对: what will become of the rows, before anything is changed. */
export const CheckPane = ({ item, onRemap }: { readonly item: ImportItem; readonly onRemap: () => void }) => {
  const say = useWords(importWords)
  const { mutate, isPending, error } = useAct(item.id, item.version)
  const { ready, undecided, faulty } = item.counts
  return (
    <div className="scroll">
      <div className="sheet">
        <p>{say('desk.nothingYet')}</p>
        {faulty > 0 && <p>{say('desk.faultsFirst')}</p>}
        {undecided > 0 && <p>{say('desk.undecidedFirst', { n: undecided })}</p>}
        {error && (
          <p role="alert" className="fault">
            {error.title}
          </p>
        )}
        <div className="choices">
          <button
            type="button"
            className="btn pri"
            disabled={isPending || undecided > 0 || ready === 0}
            onClick={() => mutate({ verb: 'start', input: {} })}
          >
            {ready === 0 ? say('desk.nothing') : say('desk.start', { n: ready })}
          </button>
          {faulty > 0 && (
            <FileButton
              endpoint={report}
              request={{ params: { import: item.id }, query: { only: 'faulty' } }}
              name={`${say('row.faulty')}-${item.title}`.replace(/(\.(xlsx|csv))?$/i, '.xlsx')}
              label={say('desk.reportFaulty')}
            />
          )}
          <button type="button" className="btn" onClick={onRemap}>
            {say('step.map')}
          </button>
          <button
            type="button"
            className="btn"
            disabled={isPending}
            onClick={() => mutate({ verb: 'abandon', input: {} })}
          >
            {say('move.abandon')}
          </button>
        </div>
      </div>
      <RowTabs item={item} isOpen />
    </div>
  )
}

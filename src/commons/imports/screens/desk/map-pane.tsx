import { useState } from 'react'
import { useWords } from '#ui/desk/words.tsx'
import type { ImportItem } from '../../spec/contract.ts'
import { Sideways } from './sideways.tsx'
import { useAct } from './use-acts.ts'
import { importWords } from './words.ts'

const TopRows = ({ item }: { readonly item: ImportItem }) => {
  const say = useWords(importWords)
  return (
    <>
      <h2>{say('desk.top')}</h2>
      <Sideways label={say('desk.top')}>
        <table className="rows breakdown">
          <tbody>
            {item.top.slice(0, 8).map(({ number, cells }) => (
              <tr key={number} className={number === item.headerRow ? 'on' : ''}>
                <th scope="row" className="n">
                  {number}
                </th>
                {cells.map((cell, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: cells have no other name than their place
                  <td key={at}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Sideways>
    </>
  )
}

/** Each item of the list with the column that it stands in. */
const Pairs = ({
  item,
  headers,
  mapping,
  onChoose,
}: {
  readonly item: ImportItem
  readonly headers: readonly string[]
  readonly mapping: Readonly<Record<string, number>>
  readonly onChoose: (key: string, value: string) => void
}) => {
  const say = useWords(importWords)
  return (
    <div className="pairs">
      {item.columns.map(({ key, name, isRequired }) => (
        <label key={key}>
          <span>
            {name}
            {isRequired && <small> {say('desk.required')}</small>}
          </span>
          <select value={mapping[key] ?? ''} onChange={({ target }) => onChoose(key, target.value)}>
            <option value="">{say('desk.unmapped')}</option>
            {headers.map((header, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name than their place
              <option key={at} value={at}>
                {header || `#${at + 1}`}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  )
}

/** 对列: which column of the sheet is which item of the list. */
export const MapPane = ({ item }: { readonly item: ImportItem }) => {
  const say = useWords(importWords)
  const [headerRow, setHeaderRow] = useState(item.headerRow)
  const [mapping, setMapping] = useState<Readonly<Record<string, number>>>(item.mapping)
  const [fillsMerged, setFillsMerged] = useState(item.fillsMerged)
  const { mutate, isPending, error } = useAct(item.id, item.version)
  const headers = item.top.find(({ number }) => number === headerRow)?.cells ?? []
  const missing = item.columns.filter(({ key, isRequired }) => isRequired && mapping[key] === undefined)
  const choose = (key: string, value: string): void => {
    const { [key]: _before, ...rest } = mapping
    setMapping(value === '' ? rest : { ...rest, [key]: Number(value) })
  }
  return (
    <div className="scroll sheet">
      <TopRows item={{ ...item, headerRow }} />
      <p>
        <label>
          {say('desk.headerRow')}{' '}
          <select value={headerRow} onChange={({ target }) => setHeaderRow(Number(target.value))}>
            {item.top.map(({ number }) => (
              <option key={number}>{number}</option>
            ))}
          </select>
        </label>
      </p>
      <h2>{say('desk.map')}</h2>
      <Pairs item={item} headers={headers} mapping={mapping} onChoose={choose} />
      <p>
        <label>
          <input type="checkbox" checked={fillsMerged} onChange={({ target }) => setFillsMerged(target.checked)} />{' '}
          {say('desk.fillsMerged')}
        </label>
      </p>
      <p className="dim">{say('desk.remembered')}</p>
      {missing.length > 0 && (
        <p className="fault">{say('desk.missing', { names: missing.map(({ name }) => name).join('、') })}</p>
      )}
      {error && (
        <p role="alert" className="fault">
          {error.title}
        </p>
      )}
      <div className="choices">
        <button
          type="button"
          className="btn pri"
          disabled={isPending || missing.length > 0}
          onClick={() => mutate({ verb: 'map', input: { headerRow, columns: mapping, fillsMerged } })}
        >
          {say('move.map')}
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
  )
}

import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { FileButton } from '#ui/desk/file-button.tsx'
import { Failed, Loading } from '#ui/desk/states.tsx'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { useTitle } from '#ui/desk/use-title.ts'
import { useWords } from '#ui/desk/words.tsx'
import { type ImportItem, read, report } from '../../spec/contract.ts'
import { CheckPane, RowTabs } from './check-pane.tsx'
import { MapPane } from './map-pane.tsx'
import { ProgressPane } from './progress-pane.tsx'
import { type Step, Steps } from './steps.tsx'
import { importWords } from './words.ts'

const stepOf: Readonly<Record<ImportItem['state'], Step>> = {
  loaded: 'map',
  checking: 'check',
  checked: 'check',
  running: 'run',
  finished: 'result',
  abandoned: 'result',
}

/** 结果: what became of the rows, and the evidence. */
const ResultPane = ({ item }: { readonly item: ImportItem }) => {
  const say = useWords(importWords)
  const { faulty, refused, undecided, done } = item.counts
  return (
    <div className="scroll">
      <div className="sheet">
        <h2>{say(`state.${item.state}`)}</h2>
        <p>
          {say('row.done')} <b>{done}</b>
        </p>
        {faulty + refused > 0 && <p>{say('desk.faultsFirst')}</p>}
        <div className="choices">
          <Link className="btn pri" to={`/imports/new/${item.kind}`}>
            {say('desk.again')}
          </Link>
          <FileButton
            endpoint={report}
            request={{ params: { import: item.id }, query: {} }}
            name={`${say('report.sheet')}-${item.title}`.replace(/(\.(xlsx|csv))?$/i, '.xlsx')}
            label={say('desk.report')}
          />
          {faulty + refused + undecided > 0 && (
            <FileButton
              endpoint={report}
              request={{ params: { import: item.id }, query: { only: 'faulty' } }}
              name={`${say('row.faulty')}-${item.title}`.replace(/(\.(xlsx|csv))?$/i, '.xlsx')}
              label={say('desk.reportFaulty')}
            />
          )}
        </div>
        <p className="dim break">{say('desk.evidence', { hash: item.hash, by: item.by, on: item.on })}</p>
      </div>
      <RowTabs item={item} isOpen={false} />
    </div>
  )
}

const Pane = ({ item, can }: { readonly item: ImportItem; readonly can: readonly string[] }) => {
  const [isRemapping, setRemapping] = useState(false)
  if (item.state === 'loaded' || (item.state === 'checked' && isRemapping))
    return <MapPane key={item.version} item={item} />
  if (item.state === 'checking' || item.state === 'running')
    return <ProgressPane key={item.state} item={item} can={can} />
  if (item.state === 'checked') return <CheckPane item={item} onRemap={() => setRemapping(true)} />
  return <ResultPane item={item} />
}

/** The server works on it whether or not the page is open; the page looks how far it is. */
const whileWorking = (answer: unknown): number | null => {
  const state = (answer as { readonly item: ImportItem } | undefined)?.item.state
  return state === 'checking' || state === 'running' ? 1000 : null
}

/** One file on its way in. */
export const Page = () => {
  const say = useWords(importWords)
  const { import: id = '' } = useParams({ strict: false }) as { import?: string }
  const { data, error, refetch } = useAnswer(read, { params: { import: id } }, { again: whileWorking })
  useTitle(data?.item.title)
  if (error) return <Failed error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  const { item } = data
  return (
    <>
      <div className="head">
        <h1>{item.kindName}</h1>
        <span className="dim">
          {item.title} · {item.sheet}
        </span>
        <Steps at={stepOf[item.state]} />
        <span className="end">
          <Link to="/imports">{say('desk.back')}</Link>
        </span>
      </div>
      <Pane key={item.state === 'checking' ? 'checking' : 'still'} item={item} can={data.can} />
    </>
  )
}

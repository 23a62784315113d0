import { Link, useParams } from '@tanstack/react-router'
import { momentOf } from '#ui/desk/dates.ts'
import { Failed, Loading } from '#ui/desk/states.tsx'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { useTitle } from '#ui/desk/use-title.ts'
import { useWords } from '#ui/desk/words.tsx'
import { readDay } from '../../spec/contract.ts'
import { grouped } from '#kernel/fours.ts'
import { sealsWords } from './words.ts'

/** 每日封存单: one day's root on one sheet of paper, to be signed and filed. */
export const Page = () => {
  const say = useWords(sealsWords)
  const { day } = useParams({ strict: false }) as { day: string }
  useTitle(`${say('sheet.title')} ${day}`)
  const { data, error, refetch } = useAnswer(readDay, { params: { day } })
  if (error) return <Failed error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  const { root, countyName, fingerprint, qr } = data
  return (
    <div className="scroll">
      <p className="no-print sheet-acts">
        <button type="button" className="btn pri" onClick={() => window.print()}>
          {say('sheet.print')}
        </button>{' '}
        <Link to="/seals">{say('sheet.back')}</Link>
      </p>
      <article className="sealed-sheet">
        <h1>{say('sheet.title')}</h1>
        <p>{say('sheet.lead')}</p>
        <figure>
          <svg viewBox={`-2 -2 ${qr.size + 4} ${qr.size + 4}`} role="img" aria-label={say('sheet.qr')}>
            <path d={qr.path} stroke="currentColor" transform="translate(0 .5)" />
          </svg>
          <figcaption>{say('sheet.qr')}</figcaption>
        </figure>
        <dl className="kv">
          <dt>{say('sheet.county')}</dt>
          <dd>
            {countyName} <span className="mono">{root.county}</span>
          </dd>
          <dt>{say('days.day')}</dt>
          <dd>{root.day}</dd>
          <dt>{say('sheet.at')}</dt>
          <dd>{momentOf(root.at)}</dd>
          <dt>{say('days.nth')}</dt>
          <dd>{root.nth}</dd>
          <dt>{say('sheet.events')}</dt>
          <dd>{root.events.toLocaleString()}</dd>
          <dt>{say('days.head')}</dt>
          <dd className="mono">{grouped(root.head)}</dd>
          <dt>{say('sheet.signature')}</dt>
          <dd className="mono">{root.signature}</dd>
          <dt>{say('sheet.key')}</dt>
          <dd className="mono">{root.key}</dd>
          <dt>{say('chain.key')}</dt>
          <dd className="mono">{grouped(fingerprint)}</dd>
        </dl>
        <p className="signing">
          <span>{say('sheet.signed')}</span>
          <span>{say('sheet.date')}</span>
        </p>
      </article>
    </div>
  )
}

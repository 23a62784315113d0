import { useSearch } from '@tanstack/react-router'
import { useMe } from '#commons/access/screens/desk/me.tsx'
import { levels } from '#commons/mandates/spec/inputs.ts'
import type { AnswerOf } from '#kernel/endpoint.ts'
import { uiWords } from '#ui/desk/shared-words.ts'
import { Empty, Failed, Loading } from '#ui/desk/states.tsx'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { useTitle } from '#ui/desk/use-title.ts'
import { useWords } from '#ui/desk/words.tsx'
import { printSheet } from '../../spec/contract.ts'
import { deputyWords } from './words.ts'

interface SheetSearch {
  readonly level?: string
  readonly township?: string
  readonly delegation?: string
  readonly mandate?: string
}

type Paper = AnswerOf<typeof printSheet>['items'][number]

/** One card, 85.6 by 54 millimetres (ISO/IEC 7810 ID-1). */
const Card = ({ card, county }: { readonly card: Paper; readonly county: string }) => {
  const say = useWords(deputyWords)
  const { qr } = card
  return (
    <li className="id-card">
      <header>
        <b>{card.congress}</b>
        <span>{say('paper.title')}</span>
      </header>
      <div>
        {card.hasPhoto && <img src={`/api/public/v1/deputies/${card.mandate.id}/photo`} alt="" />}
        <strong>{card.mandate.name}</strong>
        <span>{say('paper.term', { term: card.term })}</span>
        {card.constituency && <span>{card.constituency}</span>}
        {card.delegation && <span>{card.delegation}</span>}
        <small>
          {county} · {card.issuedOn}
        </small>
      </div>
      <figure>
        <svg
          viewBox={`-4 -4 ${qr.size + 8} ${qr.size + 8}`}
          role="img"
          aria-label={`${say('paper.check')} ${card.mandate.name}`}
          shapeRendering="crispEdges"
        >
          <path stroke="currentColor" transform="translate(0 .5)" d={qr.path} />
        </svg>
        <figcaption>{say('paper.check')}</figcaption>
      </figure>
    </li>
  )
}

/** Cards as they are printed, a delegation at once. */
export const Page = () => {
  const say = useWords(deputyWords)
  const ui = useWords(uiWords)
  const me = useMe()
  const { level, township, delegation, mandate } = useSearch({ strict: false }) as SheetSearch
  const known = levels.find((one) => one === level)
  const { data, error, refetch } = useAnswer(printSheet, {
    query: {
      ...(known ? { level: known } : {}),
      ...(township ? { township } : {}),
      ...(delegation ? { delegation } : {}),
      ...(mandate ? { mandate } : {}),
    },
  })
  useTitle(say('desk.sheet'))
  return (
    <div className="scroll sheet-page">
      <div className="head no-print">
        <h1>{say('desk.sheet')}</h1>
        {data && data.items.length > 0 && (
          <div className="end">
            <span className="dim">{say('desk.sheetCount', { n: data.items.length })}</span>{' '}
            <button type="button" className="btn" onClick={() => window.print()}>
              {ui('act.print')}
            </button>
          </div>
        )}
      </div>
      {error ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : data.items.length === 0 ? (
        <Empty why={say('desk.sheetEmpty')} />
      ) : (
        <ul className="id-cards">
          {data.items.map((card) => (
            <Card key={card.id} card={card} county={me.county.name} />
          ))}
        </ul>
      )}
    </div>
  )
}

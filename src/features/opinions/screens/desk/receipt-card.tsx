import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { momentOf } from '#ui/desk/dates.ts'
import { useWords } from '#ui/desk/words.tsx'
import type { Opinion, Receipt } from '../../spec/contract.ts'
import { opinionWords } from './words/words.ts'

/** An opinion just entered, with the receipt to hand over. */
export interface Entered {
  readonly item: Opinion
  readonly receipt: Receipt
}

export interface ReceiptCardProps {
  readonly entered: Entered
  readonly county: string
  readonly onAnother: () => void
}

/** Eight digits are read out in two fours. */
const inFours = (code: string): string => code.replace(/(\d{4})(?=\d)/g, '$1 ')

/** What the citizen takes away: code and word, on paper or copied down. */
export const ReceiptCard = ({ entered, county, onAnother }: ReceiptCardProps) => {
  const say = useWords(opinionWords)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { item, receipt } = entered
  return (
    <article className="receipt scroll">
      <h1 ref={heading} tabIndex={-1}>
        {say('desk.receiptTitle')}
      </h1>
      <p className="dim">
        {county} · {item.township.name} · {momentOf(item.at)}
      </p>
      <p>{item.title}</p>
      <dl>
        <div>
          <dt>{say('desk.receiptCode')}</dt>
          <dd>{inFours(receipt.code)}</dd>
        </div>
        <div>
          <dt>{say('desk.receiptWord')}</dt>
          <dd>{receipt.word}</dd>
        </div>
      </dl>
      <p>{say('desk.receiptGive')}</p>
      <p className="dim">{say('desk.receiptOnce')}</p>
      <div className="acts">
        <a className="btn pri" href={`/r/${receipt.link}`} target="_blank" rel="noopener">
          {say('desk.receiptSlip')}
        </a>
        <Link className="btn" to={`/opinions/${item.id}`}>
          {say('desk.receiptOpen')}
        </Link>
        <button type="button" className="btn" onClick={onAnother}>
          {say('desk.receiptAnother')}
        </button>
      </div>
    </article>
  )
}

import { useEffect, useState } from 'react'
import { call } from '#ui/call.ts'
import { momentOf } from '#ui/desk/dates.ts'
import { Empty, Failed, Loading } from '#ui/desk/states.tsx'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { useTitle } from '#ui/desk/use-title.ts'
import { useWords } from '#ui/desk/words.tsx'
import { type BindCode, type DeputyWithPhone, endPhone, listPhones, makeBindCode } from '../../spec/phones.ts'
import { Refused, useChange } from './log-in-card.tsx'
import { accessWords } from './words.ts'

const tabs = ['all', 'bound', 'unbound'] as const
const pageSize = 50

interface RowProps {
  readonly one: DeputyWithPhone
  readonly onMade: (made: BindCode) => void
}

const State = ({ one }: Pick<RowProps, 'one'>) => {
  const say = useWords(accessWords)
  if (one.usesAccount) return say('phones.usesAccount')
  return (
    <>
      {one.boundAt ? say('phones.boundAt', { at: momentOf(one.boundAt), agent: one.agent ?? '' }) : say('phones.none')}
      {one.usedAt && ` · ${say('phones.used', { at: momentOf(one.usedAt) })}`}
      {one.codeEndsAt && ` · ${say('phones.codeUntil', { at: momentOf(one.codeEndsAt).slice(-5) })}`}
    </>
  )
}

const Row = ({ one, onMade }: RowProps) => {
  const say = useWords(accessWords)
  const [isSure, setSure] = useState(false)
  const { problem, isSending, change } = useChange(listPhones.path)
  const make = (): void => change(() => call(makeBindCode, { body: { person: one.person } }), onMade)
  const end = (): void =>
    change(
      () => call(endPhone, { body: { person: one.person } }),
      () => setSure(false),
    )
  const button = (label: Parameters<typeof say>[0], act: () => void, isMain = false) => (
    <button type="button" className={isMain ? 'btn pri' : 'btn'} disabled={isSending} onClick={act}>
      {say(label)}
    </button>
  )
  return (
    <tr>
      <td className="called">{one.name}</td>
      <td className="w dim">{one.organs.join(' · ')}</td>
      <td className="dim">
        <State one={one} />
      </td>
      <td className="acts">
        {isSure ? (
          <>
            {button('phones.end.sure', end, true)}
            {button('phones.end.not', () => setSure(false))}
          </>
        ) : (
          <>
            {!one.usesAccount && button(one.boundAt ? 'phones.again' : 'phones.make', make)}
            {(one.boundAt ?? one.codeEndsAt) && button('phones.end', () => setSure(true))}
          </>
        )}
        <Refused problem={problem} />
      </td>
    </tr>
  )
}

const List = ({
  items,
  onMade,
}: {
  readonly items: readonly DeputyWithPhone[]
  readonly onMade: (one: DeputyWithPhone, made: BindCode) => void
}) => {
  const say = useWords(accessWords)
  return (
    <div className="scroll">
      <table className="rows">
        <thead>
          <tr>
            <th>{say('accounts.name')}</th>
            <th className="w">{say('phones.organs')}</th>
            <th>{say('phones.state')}</th>
            <th>{say('sessions.act')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <Row key={one.person} one={one} onMade={(made) => onMade(one, made)} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

const lookEvery = 3000

/** Whether the phone has been bound since the sheet was shown: asked every three seconds while it stands there. */
const useIsBound = ({ person, name, boundAt }: DeputyWithPhone): boolean => {
  const { data, refetch } = useAnswer(listPhones, { query: { q: name, limit: 200 } })
  const now = data?.items.find((one) => one.person === person)?.boundAt ?? null
  const isBound = now !== null && now !== boundAt
  useEffect(() => {
    if (isBound) return undefined
    const timer = setInterval(() => void refetch(), lookEvery)
    return () => clearInterval(timer)
  }, [isBound, refetch])
  return isBound
}

interface SheetProps {
  readonly deputy: DeputyWithPhone
  readonly made: BindCode
  readonly onDone: () => void
}

/** What the office turns round to the deputy, or prints for him: the QR code, the figures, and what to do. */
const BindSheet = ({ deputy, made, onDone }: SheetProps) => {
  const say = useWords(accessWords)
  const isBound = useIsBound(deputy)
  const page = made.url.replace(/#.*$/, '')
  const until = momentOf(made.endsAt)
  return (
    <section className="bind-sheet scroll" aria-labelledby="bind-sheet-title">
      <h2 id="bind-sheet-title">{say('phones.sheet', { name: deputy.name })}</h2>
      <p className="dim">{say('phones.until', { at: until.slice(-5), day: until.slice(0, 10) })}</p>
      <div className="bind-steps">
        <img
          alt={say('phones.qr')}
          src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(made.qr)}`}
          width="320"
          height="320"
        />
        <ol>
          <li>{say('phones.step.scan')}</li>
          <li>{say('phones.step.pin')}</li>
          <li>{say('phones.step.later')}</li>
        </ol>
      </div>
      <p>{say('phones.byHand', { page })}</p>
      <p className="bind-figures">{made.short}</p>
      <p className="dim">{say('phones.secret')}</p>
      <p role="status">{isBound && <strong>{say('phones.done', { name: deputy.name })}</strong>}</p>
      <p className="no-print bind-acts">
        <button type="button" className="btn pri" onClick={onDone}>
          {say('phones.back')}
        </button>
        <button type="button" className="btn" onClick={() => window.print()}>
          {say('recovery.print')}
        </button>
      </p>
    </section>
  )
}

/** 代表手机: whose phone is bound; the office makes a code, makes it again, takes a phone off. */
export const Page = () => {
  const say = useWords(accessWords)
  useTitle(say('phones'))
  const [show, setShow] = useState<(typeof tabs)[number]>('all')
  const [q, setQ] = useState('')
  const [cursors, setCursors] = useState<readonly string[]>([])
  const [sheet, setSheet] = useState<{ deputy: DeputyWithPhone; made: BindCode }>()
  const cursor = cursors.at(-1)
  const query = { show, q, limit: pageSize, ...(cursor && { cursor }) }
  const { data, error, refetch } = useAnswer(listPhones, { query }, { keepsLast: true })
  if (sheet)
    return (
      <BindSheet
        {...sheet}
        onDone={() => {
          setSheet(undefined)
          void refetch()
        }}
      />
    )
  if (error) return <Failed error={error} onRetry={() => void refetch()} />
  const next = data?.next
  return (
    <>
      <div className="head">
        <h1>{say('phones')}</h1>
        <span className="dim">{say('phones.lead')}</span>
      </div>
      <div className="filters short">
        {tabs.map((tab) => (
          <button
            key={tab}
            type="button"
            className="btn"
            aria-pressed={tab === show}
            onClick={() => {
              setShow(tab)
              setCursors([])
            }}
          >
            {say(`phones.show.${tab}`)}
          </button>
        ))}
        <input
          className="text"
          aria-label={say('phones.find')}
          placeholder={say('phones.find')}
          value={q}
          onChange={(event) => {
            setQ(event.target.value)
            setCursors([])
          }}
        />
      </div>
      {!data && <Loading />}
      {data?.items.length === 0 && <Empty why={say(q === '' ? `phones.empty.${show}` : 'phones.empty.find', { q })} />}
      {data && data.items.length > 0 && (
        <List items={data.items} onMade={(deputy, made) => setSheet({ deputy, made })} />
      )}
      <p className="pages">
        {cursors.length > 0 && (
          <button type="button" className="btn" onClick={() => setCursors((all) => all.slice(0, -1))}>
            {say('phones.earlier')}
          </button>
        )}
        {next && (
          <button type="button" className="btn" onClick={() => setCursors((all) => [...all, next])}>
            {say('phones.more')}
          </button>
        )}
      </p>
    </>
  )
}

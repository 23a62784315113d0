import { useState } from 'react'
import { EntryDetail } from '#ui/desk/entries.tsx'
import { momentOf } from '#ui/desk/dates.ts'
import { Empty, Failed, Loading } from '#ui/desk/states.tsx'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { useTitle } from '#ui/desk/use-title.ts'
import { useLookUp, useWords } from '#ui/desk/words.tsx'
import { type EntryItem, listEntries, readWaiting, waitingFreshFor } from '../../spec/accounts.ts'
import { accessWords } from './words.ts'

/** What else is known of it, in words: how, why, what was lost; what nobody named stays as it is (a browser, a label). */
const useDetail = (): ((entry: EntryItem) => string) => {
  const lookUp = useLookUp()
  return ({ extra: { from, to, ...rest } }) =>
    Object.entries({
      ...(typeof from === 'string' && typeof to === 'string' ? { span: `${from} – ${to}` } : {}),
      ...rest,
    })
      .flatMap(([field, value]) =>
        (Array.isArray(value) ? value : [value]).map((one: unknown) => [field, one] as const),
      )
      .filter((entry): entry is readonly [string, string | number] => /^(string|number)$/.test(typeof entry[1]))
      .map(
        ([field, one]) =>
          lookUp(accessWords.name, field === 'scope' ? `may.${one}` : `detail.${one}`) ??
          (field === 'days' ? lookUp(accessWords.name, 'detail.days', { n: Number(one) }) : undefined) ??
          String(one),
      )
      .join(' · ')
}

/** 登录记录: what happened at the door. */
export const Page = () => {
  const say = useWords(accessWords)
  const lookUp = useLookUp()
  const detailOf = useDetail()
  useTitle(say('records'))
  const [q, setQ] = useState('')
  const [isFailedOnly, setFailedOnly] = useState(false)
  const { data, error, refetch } = useAnswer(
    listEntries,
    { query: { limit: 200, q, ...(isFailedOnly ? { failed: 'yes' as const } : {}) } },
    { keepsLast: true },
  )
  if (error) return <Failed error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  return (
    <>
      <div className="head">
        <h1>{say('records')}</h1>
        <span className="dim">{say('records.lead')}</span>
      </div>
      <div className="filters short">
        {([false, true] as const).map((one) => (
          <button
            key={String(one)}
            type="button"
            className="btn"
            aria-pressed={one === isFailedOnly}
            onClick={() => setFailedOnly(one)}
          >
            {say(one ? 'records.failed' : 'records.all')}
          </button>
        ))}
        <input
          className="text"
          aria-label={say('records.find')}
          placeholder={say('records.find')}
          value={q}
          onChange={(event) => setQ(event.target.value)}
        />
      </div>
      {data.items.length === 0 ? (
        <Empty why={say(q || isFailedOnly ? 'records.noneSuch' : 'records.none')} />
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls and holds nothing to stop at (WCAG 2.1.1)
        <section className="scroll" tabIndex={0} aria-label={say('records')}>
          <table className="rows">
            <thead>
              <tr>
                <th>{say('records.at')}</th>
                <th className="w">{say('records.what')}</th>
                <th>{say('records.about')}</th>
                <th>{say('records.by')}</th>
                <th>{say('sessions.source')}</th>
              </tr>
            </thead>
            <tbody>
              {data.items.map((one) => (
                <tr key={one.id}>
                  <td className="dim">{momentOf(one.at)}</td>
                  <td className="w">
                    {lookUp(accessWords.name, `entry.${one.name}`) ?? one.name}{' '}
                    <span className="dim">
                      <EntryDetail name={one.name} extra={one.extra}>
                        {detailOf(one)}
                      </EntryDetail>
                    </span>
                  </td>
                  <td>{one.loginName ?? (one.name.endsWith('.failed') && say('records.nobody'))}</td>
                  <td className="dim">{one.byName === one.loginName ? '' : one.byName}</td>
                  <td className="dim">{one.source}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  )
}

/** For the start page: how much failed. */
export const RecordsWait = () => {
  const say = useWords(accessWords)
  const { data } = useAnswer(readWaiting, {}, { freshFor: waitingFreshFor })
  return data ? say('wait.failed', { n: data.failed ?? 0 }) : null
}

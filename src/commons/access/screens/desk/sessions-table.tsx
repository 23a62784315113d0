import { momentOf } from '#ui/desk/dates.ts'
import { useLookUp, useWords } from '#ui/desk/words.tsx'
import type { OpenSessionItem } from '../../spec/accounts.ts'
import { accessWords } from './words.ts'

interface Props {
  readonly items: readonly OpenSessionItem[]
  readonly onEnd: (one: OpenSessionItem) => void
  readonly isBusy: boolean
  /** Whose they are is said where they are everybody's. */
  readonly withNames?: boolean
}

/** Where somebody is logged in: place, time, kind; each can be ended. */
export const SessionsTable = ({ items, onEnd, isBusy, withNames = false }: Props) => {
  const say = useWords(accessWords)
  const lookUp = useLookUp()
  const wayOf = (way: string | null): string => (way && lookUp(accessWords.name, `way.${way}`)) || ''
  return (
    <div className="scroll">
      <table className="rows">
        <thead>
          <tr>
            {withNames && <th>{say('sessions.who')}</th>}
            <th className="w">{say('sessions.what')}</th>
            <th>{say('sessions.source')}</th>
            <th>{say('sessions.way')}</th>
            <th>{say('sessions.used')}</th>
            <th>{say('sessions.ends')}</th>
            <th>{say('sessions.act')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <tr key={one.id}>
              {withNames && (
                <td>
                  {one.name ?? one.loginName} <span className="dim">{one.loginName}</span>
                </td>
              )}
              <td className="w">
                {one.kind === 'api'
                  ? say('sessions.token', { label: one.label ?? '' })
                  : (one.agent ?? say('sessions.browser'))}
                {one.isThis && <span className="mark">{say('sessions.this')}</span>}
                {one.scope && <span className="dim"> {one.scope.join(', ')}</span>}
              </td>
              <td className="dim">{one.source}</td>
              <td className="dim">{wayOf(one.way)}</td>
              <td className="dim">{momentOf(one.usedAt)}</td>
              <td className="dim">{momentOf(one.endsAt)}</td>
              <td>
                {!one.isThis && (
                  <button type="button" className="btn" disabled={isBusy} onClick={() => onEnd(one)}>
                    {say(one.kind === 'api' ? 'sessions.revoke' : 'sessions.end')}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

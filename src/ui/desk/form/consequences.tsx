import type { Days, Lifecycle } from '#kernel/lifecycle.ts'
import { uiWords } from '../shared-words.ts'
import { useWords } from '../words.tsx'

export interface ConsequencesProps {
  readonly life: Lifecycle
  readonly move: string
  /** The county's numbers of working days, by the names that the lifecycle uses. */
  readonly days: Readonly<Record<string, unknown>>
  /** Words of the record's room: `word('state', 'assigned')`. */
  readonly word: (prefix: string, name: string) => string
}

/** The numbers of working days that a declaration may come to, smallest first; equal ones once. */
const lengthsOf = (days: Days, values: ConsequencesProps['days']): readonly number[] => {
  const names = typeof days === 'string' ? [days] : Object.values(days.of)
  const found = names.map((name) => values[name]).filter((value): value is number => typeof value === 'number')
  return [...new Set(found)].sort((a, b) => a - b)
}

/** What will happen after sending, by when, and who is told: all of it read from the lifecycle. */
export const Consequences = ({ life, move, days, word }: ConsequencesProps) => {
  const say = useWords(uiWords)
  const declared = life.moves[move]
  if (!declared) return null
  const { to } = declared
  const state = to === undefined ? undefined : life.states[to]
  const when = (): string => {
    if (!state?.due) return say('form.then')
    const clock = 'clock' in state.due ? life.clocks[state.due.clock] : undefined
    if (clock && declared.starts !== ('clock' in state.due ? state.due.clock : undefined)) return say('form.clockRuns')
    const [first, ...more] = lengthsOf(clock ? clock.days : 'days' in state.due ? state.due.days : '', days)
    if (first === undefined) return say('form.then')
    const last = more.at(-1)
    return last === undefined ? say('form.within', { days: first }) : say('form.clockSpan', { from: first, to: last })
  }
  const tells = declared.tells ?? []
  const staysAsItIs = to === undefined || declared.from.every((from) => from === to)
  return (
    <section className="then">
      <h2>{say('form.after')}</h2>
      <dl>
        <dt>{say('form.now')}</dt>
        <dd>
          {!staysAsItIs && (
            <>
              <b>{say('form.state', { state: word('state', to) })}</b>
              <br />
            </>
          )}
          {word('next', move)}
        </dd>
        {state?.owes && (
          <>
            <dt>{when()}</dt>
            <dd>
              {say('form.whoActs', { party: word('party', state.owes.party), move: word('move', state.owes.move) })}
            </dd>
          </>
        )}
      </dl>
      <h2>{say('form.tells')}</h2>
      {tells.length === 0 ? (
        <p className="dim">{say('form.tellsNobody')}</p>
      ) : (
        <dl>
          {tells.map((circle) => (
            <div key={circle}>
              <dt>{word('party', circle)}</dt>
              <dd>{word('told', circle)}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}

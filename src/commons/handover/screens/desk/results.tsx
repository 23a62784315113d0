import { Link } from '@tanstack/react-router'
import { list } from '#commons/mandates/spec/contract.ts'
import { mandateWords } from '#commons/mandates/screens/desk/words.ts'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { useWords } from '#ui/desk/words.tsx'
import type { Handover } from '../../spec/contract.ts'
import { handoverWords } from './words.ts'

/** Who was elected for the new term, each with where the review stands; entered and judged one by one on its own record. */
export const Results = ({ item, mayEnter }: { readonly item: Handover; readonly mayEnter: boolean }) => {
  const say = useWords(handoverWords)
  const ofMandate = useWords(mandateWords)
  const { data } = useAnswer(list, { query: { congress: item.congress.id, term: item.number, limit: 200 } })
  const rows = (data?.items ?? []).filter(({ state }) => state !== 'withdrawn')
  const count = (...states: readonly string[]): number => rows.filter(({ state }) => states.includes(state)).length
  return (
    <section>
      <div className="sec">
        <h2>{say('part.results')}</h2>
        {mayEnter && (
          <span className="end no-print">
            <Link to="/teams/new" search={{ level: item.level, congress: item.congress.id, term: String(item.number) }}>
              {say('results.enter')}
            </Link>{' '}
            <Link to="/imports/new/elections">{say('results.import')}</Link>
          </span>
        )}
      </div>
      {rows.length === 0 ? (
        <p className="dim">{say('results.none')}</p>
      ) : (
        <>
          <p>
            {say('results.count', {
              elected: rows.length,
              pending: count('elected'),
              qualified: count('qualified', 'inForce'),
              refused: count('invalid'),
            })}
          </p>
          <table className="rows tight inset">
            <thead>
              <tr>
                <th className="w">{say('results.name')}</th>
                <th>{say('results.place')}</th>
                <th>{say('results.state')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((one) => (
                <tr key={one.id}>
                  <td className="w">
                    <Link to={`/teams/${one.id}`}>{one.person.name}</Link>
                  </td>
                  <td className="dim">{one.constituency?.name ?? '—'}</td>
                  <td className="dim">{ofMandate(`state.${one.state}`)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  )
}

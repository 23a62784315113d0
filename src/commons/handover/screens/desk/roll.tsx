import { useWords } from '#ui/desk/words.tsx'
import type { Handover } from '../../spec/contract.ts'
import { handoverWords } from './words.ts'

/** The constituencies of the new term as the plan has them. */
export const Roll = ({ roll }: { readonly roll: Handover['roll'] }) => {
  const say = useWords(handoverWords)
  const seats = roll.reduce((sum, place) => sum + place.seats, 0)
  const population = roll.reduce((sum, place) => sum + place.population, 0)
  return (
    <section>
      <h2>{say('part.roll')}</h2>
      {roll.length === 0 ? (
        <p className="dim">{say('roll.empty')}</p>
      ) : (
        <details>
          <summary>{say('roll.total', { places: roll.length, seats, population })}</summary>
          <table className="rows tight inset">
            <thead>
              <tr>
                <th className="w">{say('roll.name')}</th>
                <th className="n">{say('roll.seats')}</th>
                <th className="n">{say('roll.population')}</th>
              </tr>
            </thead>
            <tbody>
              {roll.map((place) => (
                <tr key={place.constituency}>
                  <td className="w">
                    {place.number}. {place.name}
                  </td>
                  <td className="n">{place.seats}</td>
                  <td className="n">{place.population}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </section>
  )
}

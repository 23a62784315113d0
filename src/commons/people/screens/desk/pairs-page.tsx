import { Link } from '@tanstack/react-router'
import { AnsweredList } from '#ui/desk/register/register-list.tsx'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { useTitle } from '#ui/desk/use-title.ts'
import { useWords } from '#ui/desk/words.tsx'
import { listPairs, type PersonLine } from '../../spec/contract.ts'
import { peopleWords } from './words.ts'

const Entry = ({ entry }: { readonly entry: PersonLine }) => (
  <>
    <Link to={`/people/${entry.id}`}>{entry.name}</Link>{' '}
    <small className="dim">{[entry.number, entry.birthOn, entry.township?.name].filter(Boolean).join(' · ')}</small>
  </>
)

/** 可能重复的人: entries that may be of one person; which is merged into which, a person decides. */
export const Page = () => {
  const say = useWords(peopleWords)
  useTitle(say('noun.pairs'))
  const answer = useAnswer(listPairs, { query: { limit: 200 } })
  return (
    <>
      <div className="head">
        <h1>{say('noun.pairs')}</h1>
        <div className="end">
          <Link to="/people">{say('noun')}</Link>
        </div>
      </div>
      <div className="split alone">
        <AnsweredList label={say('noun.pairs')} answer={answer} empty={say('pairs.none')}>
          <p className="hint">{say('pairs.about')}</p>
          <table className="rows registers">
            <thead>
              <tr>
                <th className="w">{say('pairs.one')}</th>
                <th className="w">{say('pairs.other')}</th>
                <th className="mid">{say('pairs.by')}</th>
                <th>
                  <span className="unseen">{say('move.merge')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {(answer.data?.items ?? []).map(({ one, other, by }) => (
                <tr key={`${one.id} ${other.id}`}>
                  <td className="w">
                    <Entry entry={one} />
                  </td>
                  <td className="w">
                    <Entry entry={other} />
                  </td>
                  <td className="mid dim">{say(`alike.${by}`)}</td>
                  <td>
                    <Link to={`/people/${other.id}`} search={{ do: 'merge', into: one.id }}>
                      {say('move.merge')}
                    </Link>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </AnsweredList>
      </div>
    </>
  )
}

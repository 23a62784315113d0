import { Link } from '@tanstack/react-router'
import { Empty, Failed, Loading } from '#ui/desk/states.tsx'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { useTitle } from '#ui/desk/use-title.ts'
import { useWords } from '#ui/desk/words.tsx'
import { list } from '../../spec/contract.ts'
import { figuresWords } from './words.ts'

/** All figures with their meaning. */
export const Page = () => {
  const say = useWords(figuresWords)
  useTitle(say('noun'))
  const { data, error, refetch } = useAnswer(list)
  if (error) return <Failed error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  return (
    <>
      <div className="head">
        <h1>{say('noun')}</h1>
        <span className="dim">{say('list.lead')}</span>
      </div>
      <div className="scroll">
        {data.items.length === 0 && <Empty why={say('empty.list')} />}
        <ul className="catalog">
          {data.items.map((figure) => (
            <li key={figure.code}>
              <Link to={`/figures/${figure.code}`}>{figure.name}</Link>
              <p>{figure.means}</p>
              <small className="dim">
                {say('passport.unit')} {figure.unit} · {say('passport.datedBy')} {figure.datedBy}
              </small>
            </li>
          ))}
        </ul>
      </div>
    </>
  )
}

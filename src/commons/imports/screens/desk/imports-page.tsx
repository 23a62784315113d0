import { Link } from '@tanstack/react-router'
import { useMe } from '#commons/access/screens/desk/me.tsx'
import { FileButton } from '#ui/desk/file-button.tsx'
import { shortDay } from '#ui/desk/dates.ts'
import { Empty, Failed, Loading } from '#ui/desk/states.tsx'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { useTitle } from '#ui/desk/use-title.ts'
import { useWords } from '#ui/desk/words.tsx'
import { exported, kinds, list, template } from '../../spec/contract.ts'
import { importWords } from './words.ts'

const Kinds = () => {
  const say = useWords(importWords)
  const { today } = useMe()
  const { data, error, refetch } = useAnswer(kinds)
  if (error) return <Failed error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  return (
    <ul className="catalog">
      {data.items.map(({ kind, name, about }) => (
        <li key={kind}>
          <b>{name}</b>
          <p>{about}</p>
          <div className="choices">
            <Link className="btn" to={`/imports/new/${kind}`} aria-label={`${say('desk.begin')} ${name}`}>
              {say('desk.begin')}
            </Link>
            <FileButton
              endpoint={template}
              request={{ params: { kind } }}
              name={`${name}.xlsx`}
              label={say('desk.template')}
              about={name}
            />
            <FileButton
              endpoint={exported}
              request={{ params: { kind } }}
              name={`${name}-${today}.xlsx`}
              label={say('desk.export')}
              about={name}
            />
          </div>
        </li>
      ))}
    </ul>
  )
}

const Recent = () => {
  const say = useWords(importWords)
  const { today } = useMe()
  const { data, error, refetch } = useAnswer(list, { query: {} })
  if (error) return <Failed error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  if (data.items.length === 0) return <Empty why={say('desk.none')} />
  return (
    <div className="sideways">
      <table className="rows">
        <tbody>
          {data.items.map(({ id, title, kindName, state, on, by }) => (
            <tr key={id}>
              <td className="dim">{shortDay(on, today)}</td>
              <td className="w">
                <Link to={`/imports/${id}`}>{title}</Link>
              </td>
              <td className="dim wide">{kindName}</td>
              <td className="dim wide">{by}</td>
              <td>{say(`state.${state}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** 导入导出: the kinds of list, and the files brought in. */
export const Page = () => {
  const say = useWords(importWords)
  useTitle(say('noun'))
  return (
    <>
      <div className="head">
        <h1>{say('noun')}</h1>
        <span className="dim">{say('lead')}</span>
      </div>
      <div className="scroll">
        <Kinds />
        <div className="strip">
          <h2>{say('desk.recent')}</h2>
        </div>
        <Recent />
      </div>
    </>
  )
}

import { Link } from '@tanstack/react-router'
import { Empty, Failed, Loading } from '#ui/desk/states.tsx'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { changes, type Edition } from '../../spec/contract.ts'
import { useNaming } from './naming.ts'

const Change = ({ edition }: { readonly edition: Edition }) => {
  const { say, roomName, settingName, valueOf } = useNaming()
  const { room, field, before, after, reason, on, by } = edition
  return (
    <li>
      <b>{field === null ? roomName(room) : settingName(room, field)}</b>
      {field !== null && <p>{say('history.from', { before: valueOf(before), after: valueOf(after) })}</p>}
      {reason && <p>{say('history.reason', { reason })}</p>}
      <small className="dim">
        {field === null ? say('decided.operator') : say('decided.by', { on, by: by ?? '' })} · {roomName(room)}
      </small>
    </li>
  )
}

/** 变更记录: what was changed in the county's rules, the newest first. */
export const Page = () => {
  const { say } = useNaming()
  const { data, error, refetch } = useAnswer(changes, { query: { limit: 200 } })
  if (error) return <Failed error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  return (
    <section className="scroll" aria-label={say('history.title')}>
      <div className="head">
        <h2>{say('history.title')}</h2>
        <Link className="btn bare end" to="/settings">
          ×
        </Link>
      </div>
      {data.items.length === 0 ? (
        <Empty why={say('history.empty')} />
      ) : (
        <ul className="catalog">
          {data.items.map((edition) => (
            <Change key={edition.id} edition={edition} />
          ))}
        </ul>
      )}
    </section>
  )
}

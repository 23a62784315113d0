import { Link } from '@tanstack/react-router'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { useWords } from '#ui/desk/words.tsx'
import { listSessions, type SessionItem } from '../../spec/session-contract.ts'
import { organWords } from './words.ts'

const Row = ({ item }: { readonly item: SessionItem }) => {
  const say = useWords(organWords)
  return (
    <tr>
      <td className="w">
        <Link
          to={`/terms/sessions/${item.id}`}
          search={(before: Record<string, unknown>) => ({ ...before, do: undefined })}
        >
          {item.title}
        </Link>
      </td>
      <td className="dim n">{item.startsOn}</td>
      <td className="dim">{say(`congressSession.state.${item.state}`)}</td>
    </tr>
  )
}

/** The sessions (次) of one term, the latest first. */
export const SessionList = ({ term, mayCreate }: { readonly term: string; readonly mayCreate: boolean }) => {
  const say = useWords(organWords)
  const { data } = useAnswer(listSessions, { query: { term, limit: 200 } })
  return (
    <section>
      <div className="sec">
        <h2>{say('part.sessions')}</h2>
        {mayCreate && (
          <Link className="end no-print" to="/terms/new-session" search={{ term }}>
            {say('desk.newSession')}
          </Link>
        )}
      </div>
      {data && data.items.length === 0 && <p className="dim">{say('empty.sessions')}</p>}
      {data && data.items.length > 0 && (
        <table className="rows tight inset">
          <thead>
            <tr>
              <th className="w">{say('column.session')}</th>
              <th className="n">{say('column.since')}</th>
              <th>{say('column.state')}</th>
            </tr>
          </thead>
          <tbody>
            {data.items.map((item) => (
              <Row key={item.id} item={item} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

import { Link, useParams } from '@tanstack/react-router'
import { useMe } from '#commons/access/screens/desk/me.tsx'
import { RegisterPage } from '#ui/desk/register/register-list.tsx'
import { Empty, Failed, Loading } from '#ui/desk/states.tsx'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { useWords } from '#ui/desk/words.tsx'
import { type CountyExport, listCountyExports } from '../../spec/contract.ts'
import { hasLapsed, isToBeTaken } from '../../spec/release.ts'
import { exportWords } from './words.ts'

const Rows = ({ items }: { readonly items: readonly CountyExport[] }) => {
  const say = useWords(exportWords)
  const { today } = useMe()
  const { id: current } = useParams({ strict: false }) as { id?: string }
  if (items.length === 0) return <Empty why={say('desk.none')} />
  return (
    <table className="rows registers">
      <thead>
        <tr>
          <th className="w">{say('field.recipient')}</th>
          <th>{say('field.state')}</th>
          <th className="mid">{say('field.askedBy')}</th>
          <th className="n">{say('field.askedOn')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ id, recipient, state, takeUntil, askedBy, askedOn }) => (
          <tr key={id} className={id === current ? 'on' : ''}>
            <td className="w">
              <Link to={`/county-exports/${id}`} aria-current={id === current ? 'true' : undefined}>
                {recipient}
              </Link>
            </td>
            <td className="dim">{say(hasLapsed({ state, takeUntil }, today) ? 'desk.lapsed' : `state.${state}`)}</td>
            <td className="mid dim">{askedBy}</td>
            <td className="dim n">{askedOn}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** 整县导出: what was asked for, released and taken. */
export const Page = () => {
  const say = useWords(exportWords)
  const { data, error, refetch } = useAnswer(listCountyExports, {})
  return (
    <RegisterPage
      title={say('noun')}
      path="/county-exports"
      tabs={[]}
      tab=""
      create={data?.can.includes('create') ? { label: say('move.create'), to: '/county-exports/new' } : undefined}
      filters={null}
      list={
        <section className="list scroll" aria-label={say('noun')}>
          <p className="hint">{say('lead')}</p>
          {error ? (
            <Failed error={error} onRetry={() => void refetch()} />
          ) : data ? (
            <Rows items={data.items} />
          ) : (
            <Loading />
          )}
        </section>
      }
    />
  )
}

/** For the start page: what waits to be released, and what is released and not taken yet. */
export const CountyExportsWait = () => {
  const say = useWords(exportWords)
  const { today } = useMe()
  const { data, error, refetch } = useAnswer(listCountyExports, {})
  if (error) return <Failed error={error} onRetry={() => void refetch()} />
  if (!data) return null
  const asked = data.items.filter(({ state }) => state === 'asked').length
  const released = data.items.filter((one) => isToBeTaken(one, today)).length
  return say('wait.open', { asked, released })
}

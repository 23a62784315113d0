import { Link, useParams } from '@tanstack/react-router'
import { RegisterPage } from '#ui/desk/register/register-list.tsx'
import { Empty, Failed, Loading } from '#ui/desk/states.tsx'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { useWords } from '#ui/desk/words.tsx'
import { type Administrator, listAdministrators, listSuccessions, type Succession } from '../../spec/contract.ts'
import { useRoleName } from './pickers.tsx'
import { administratorWords } from './words.ts'

const Holder = ({ one: { holder, canLogIn, endsOn } }: { readonly one: Administrator }) => {
  const say = useWords(administratorWords)
  if (!holder) return <b className="fault">{endsOn ? say('desk.vacantSince', { day: endsOn }) : say('desk.vacant')}</b>
  return (
    <>
      {holder.name}
      {!canLogIn && <span className="fault"> {say('desk.cannotLogIn')}</span>}
    </>
  )
}

const Now = ({ items }: { readonly items: readonly Administrator[] }) => {
  const say = useWords(administratorWords)
  const roleName = useRoleName()
  return (
    <table className="rows registers">
      <thead>
        <tr>
          <th>{say('field.role')}</th>
          <th>{say('field.holder')}</th>
          <th className="w wide">{say('field.organ')}</th>
          <th className="mid">{say('field.startsOn')}</th>
          <th>{say('move.create')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((one) => (
          <tr key={one.post}>
            <td>{roleName(one.role)}</td>
            <td className="called">
              <Holder one={one} />
            </td>
            <td className="w wide dim">{one.organ.name}</td>
            <td className="mid dim">{one.holder && one.startsOn}</td>
            <td>
              {one.open ? (
                <Link to={`/administrators/${one.open}`}>{say('desk.open')}</Link>
              ) : (
                one.canName && (
                  <Link
                    className="btn"
                    to="/administrators/new"
                    search={{ post: one.post }}
                    aria-label={`${say('desk.handOver')} ${roleName(one.role)}`}
                  >
                    {say('desk.handOver')}
                  </Link>
                )
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const History = ({
  items,
  current,
}: {
  readonly items: readonly Succession[]
  readonly current: string | undefined
}) => {
  const say = useWords(administratorWords)
  const roleName = useRoleName()
  if (items.length === 0) return <Empty why={say('desk.noHistory')} />
  return (
    <table className="rows registers">
      <thead>
        <tr>
          <th className="w">
            {say('field.from')} → {say('field.to')}
          </th>
          <th>{say('field.role')}</th>
          <th className="mid">{say('field.state')}</th>
          <th className="n">{say('field.namedOn')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id} className={item.id === current ? 'on' : ''}>
            <td className="w">
              <Link to={`/administrators/${item.id}`} aria-current={item.id === current ? 'true' : undefined}>
                {item.from?.name ?? say('desk.ofNobody')} → {item.to.name}
              </Link>
            </td>
            <td className="dim">{roleName(item.role)}</td>
            <td className="mid dim">{say(`state.${item.state}`)}</td>
            <td className="dim n">{item.namedOn}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** 三名管理员: who they are, and how the posts have changed hands. */
export const Page = () => {
  const say = useWords(administratorWords)
  const { id } = useParams({ strict: false }) as { id?: string }
  const now = useAnswer(listAdministrators, {})
  const past = useAnswer(listSuccessions, {})
  const error = now.error ?? past.error
  return (
    <RegisterPage
      title={say('noun')}
      path="/administrators"
      tabs={[]}
      tab=""
      create={undefined}
      filters={null}
      list={
        <section className="list scroll" aria-label={say('noun')}>
          {error ? (
            <Failed
              error={error}
              onRetry={() => {
                void now.refetch()
                void past.refetch()
              }}
            />
          ) : !now.data || !past.data ? (
            <Loading />
          ) : (
            <>
              <p className="hint">{say('lead')}</p>
              <h2>{say('part.now')}</h2>
              <Now items={now.data.items} />
              <h2>{say('part.history')}</h2>
              <History items={past.data.items} current={id} />
            </>
          )}
        </section>
      }
    />
  )
}

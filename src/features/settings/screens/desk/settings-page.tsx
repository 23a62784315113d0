import { Link, Outlet, useParams, useRouterState } from '@tanstack/react-router'
import { Empty, Failed, Loading } from '#ui/desk/states.tsx'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { useTitle } from '#ui/desk/use-title.ts'
import { list, type RoomSettings, type Setting } from '../../spec/contract.ts'
import { useNaming } from './naming.ts'

interface RowProps {
  readonly room: string
  readonly setting: Setting
  readonly mayDecide: boolean
  readonly isCurrent: boolean
}

const Row = ({ room, setting, mayDecide, isCurrent }: RowProps) => {
  const { say, settingName, basisOf, valueOf } = useNaming()
  const { field, value, standard, basis, unit, decided } = setting
  const name = settingName(room, field)
  return (
    <tr className={isCurrent ? 'on' : ''}>
      <td className="w">
        {mayDecide ? (
          <Link to={`/settings/${room}/${field}`} aria-current={isCurrent ? 'true' : undefined}>
            {name}
          </Link>
        ) : (
          name
        )}
      </td>
      <td>{valueOf(value, unit)}</td>
      <td className="wide dim">{valueOf(standard, unit)}</td>
      <td className="roomy dim">{basisOf(basis)}</td>
      <td className="mid dim">
        {decided ? say('decided.by', { on: decided.on, by: decided.by ?? '' }) : say('decided.none')}
      </td>
    </tr>
  )
}

const RoomPart = ({
  settings,
  mayDecide,
  current,
}: {
  readonly settings: RoomSettings
  readonly mayDecide: boolean
  readonly current: string
}) => {
  const { say, roomName } = useNaming()
  return (
    <section className="settings" aria-label={roomName(settings.room)}>
      <h2>{roomName(settings.room)}</h2>
      <table className="rows registers">
        <thead>
          <tr>
            <th className="w">{say('col.name')}</th>
            <th>{say('col.value')}</th>
            <th className="wide">{say('col.standard')}</th>
            <th className="roomy">{say('col.basis')}</th>
            <th className="mid">{say('col.decided')}</th>
          </tr>
        </thead>
        <tbody>
          {settings.fields.map((setting) => (
            <Row
              key={setting.field}
              room={settings.room}
              setting={setting}
              mayDecide={mayDecide}
              isCurrent={current === `${settings.room}/${setting.field}`}
            />
          ))}
        </tbody>
      </table>
    </section>
  )
}

const Rooms = ({ current }: { readonly current: string }) => {
  const { say } = useNaming()
  const { data, error, refetch } = useAnswer(list)
  if (error) return <Failed error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  const shown = data.rooms.filter(({ fields }) => fields.length > 0)
  if (shown.length === 0) return <Empty why={say('empty.rooms')} />
  return shown.map((settings) => (
    <RoomPart key={settings.room} settings={settings} mayDecide={data.can.includes('decide')} current={current} />
  ))
}

/** 本县规则: every setting with what holds, what would hold, why, and since when; beside it the form that changes one. */
export const Page = () => {
  const { say } = useNaming()
  const { room, field } = useParams({ strict: false }) as { room?: string; field?: string }
  const isReading = useRouterState({ select: (state) => state.location.pathname.endsWith('/changes') })
  useTitle(say('noun'))
  const isBeside = field !== undefined || isReading
  return (
    <>
      <div className="head">
        <h1>{say('noun')}</h1>
        <span className="dim">{say('lead')}</span>
        <Link className="btn end" to="/settings/changes">
          {say('act.history')}
        </Link>
      </div>
      <div className={`split ${isBeside ? 'entering' : 'alone'}`}>
        <div className="list scroll">
          <Rooms current={`${room}/${field}`} />
        </div>
        <Outlet />
      </div>
    </>
  )
}

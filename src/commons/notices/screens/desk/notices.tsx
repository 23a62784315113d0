import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMe } from '#commons/access/screens/desk/me.tsx'
import { call } from '#ui/call.ts'
import { momentOf, shortDay } from '#ui/desk/dates.ts'
import { useKinds } from '#ui/desk/kinds.tsx'
import { Empty, Failed, Loading } from '#ui/desk/states.tsx'
import { useTitle } from '#ui/desk/use-title.ts'
import { useWords } from '#ui/desk/words.tsx'
import { list, markRead, type Notice } from '../../spec/contract.ts'
import { useNotices } from './notices-status.tsx'
import { noticesWords } from './words.ts'

const useMarkRead = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (ids: string[]) => call(markRead, { body: { ids } }),
    onSettled: () => client.invalidateQueries({ queryKey: [list.path] }),
  })
}

const Row = ({
  notice,
  today,
  onOpen,
}: {
  readonly notice: Notice
  readonly today: string
  readonly onOpen: () => void
}) => {
  const say = useWords(noticesWords)
  const { open, noun, unnumbered, word } = useKinds()(notice.kind)
  const isUnread = notice.readAt === null
  const event = notice.event.slice(notice.event.indexOf('.') + 1)
  return (
    <tr className={isUnread ? 'unread' : ''}>
      <td className="dim">
        <time dateTime={notice.at}>{shortDay(momentOf(notice.at), today)}</time>
      </td>
      <td>
        {word('event', event)}
        {isUnread && <span className="mark">{say('state.unread')}</span>}
      </td>
      <td className="w">
        {open ? (
          <Link {...open(notice.record)} onClick={onOpen}>
            {notice.title}
          </Link>
        ) : (
          notice.title
        )}
      </td>
      <td className="dim">
        {noun} {notice.number ?? unnumbered}
      </td>
    </tr>
  )
}

/** What this person was told, newest first. Opening one marks it as read. */
export const Page = () => {
  const say = useWords(noticesWords)
  useTitle(say('noun'))
  const me = useMe()
  const { data, error, refetch } = useNotices()
  const mark = useMarkRead()
  if (error) return <Failed error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  const unread = data.items.filter((notice) => notice.readAt === null)
  return (
    <>
      <div className="head">
        <h1>{say('noun')}</h1>
        <span className="dim">{data.unread > 0 ? say('unread', { n: data.unread }) : say('allRead')}</span>
        {unread.length > 0 && (
          <span className="end">
            <button type="button" className="btn" onClick={() => mark.mutate(unread.map(({ id }) => id))}>
              {say('markAll')}
            </button>
          </span>
        )}
      </div>
      <div className="scroll">
        {data.items.length === 0 ? (
          <Empty why={say('empty')} />
        ) : (
          <table className="rows notices">
            <thead>
              <tr>
                <th>{say('column.when')}</th>
                <th>{say('column.what')}</th>
                <th className="w">{say('column.matter')}</th>
                <th>{say('column.number')}</th>
              </tr>
            </thead>
            <tbody>
              {data.items.map((notice) => (
                <Row
                  key={notice.id}
                  notice={notice}
                  today={me.today}
                  onOpen={() => notice.readAt === null && mark.mutate([notice.id])}
                />
              ))}
            </tbody>
          </table>
        )}
      </div>
    </>
  )
}

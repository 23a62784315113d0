import { Outlet, useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { LogIn } from '#commons/access/screens/desk/door/log-in.tsx'
import { MeProvider, useHolds, useLogin, useLogOut, useMe } from '#commons/access/screens/desk/me.tsx'
import { StepUp } from '#commons/access/screens/desk/door/step-up.tsx'
import { usePostChoices } from '#commons/access/screens/desk/door/post-choices.ts'
import type { Me } from '#commons/access/spec/contract.ts'
import { accessWords } from '#commons/access/screens/desk/words.ts'
import { NoticesStatus } from '#commons/notices/screens/desk/notices-status.tsx'
import { TasksStatus, useMyTasks } from '#commons/tasks/screens/desk/status.tsx'
import { dropAllDrafts } from '#ui/desk/form/drafts.ts'
import { Frame } from '#ui/desk/frame/frame.tsx'
import { Failed, Loading } from '#ui/desk/states.tsx'
import { useLookUp, useSpeaking, useWords } from '#ui/desk/words.tsx'
import { fetchPages, rooms } from './rooms.ts'

const usePlaces = () => {
  const holds = useHolds()
  const lookUp = useLookUp()
  const { data } = useMyTasks()
  return rooms.flatMap((room) =>
    room.nav
      .filter((item) => holds(item.needs))
      .map((item) => ({
        path: item.path,
        letter: item.letter,
        label: lookUp(room.words.name, item.label) ?? item.label,
        owed: item.kind === undefined ? 0 : (data?.items ?? []).filter((task) => task.kind === item.kind).length,
      })),
  )
}

/** Long enough after the first page that fetching the others is in nobody's way. */
const fetchAfterMs = 1500

const Desk = () => {
  const me = useMe()
  useEffect(() => {
    const timer = setTimeout(fetchPages, fetchAfterMs)
    return () => clearTimeout(timer)
  }, [])
  const holds = useHolds()
  const say = useWords(accessWords)
  const navigate = useNavigate()
  const places = usePlaces()
  const [post] = me.posts
  const lookUp = useLookUp()
  const roleName = (one: Pick<Me['posts'][number], 'role' | 'roleName'>): string =>
    lookUp(accessWords.name, `role.${one.role}`) ?? one.roleName
  const posts = usePostChoices(roleName)
  const { language, setLanguage } = useSpeaking()
  const logOut = useLogOut(() => {
    dropAllDrafts()
    setLanguage(language) // is chosen anew: with all that the browser kept it was dropped
    void navigate({ to: '/' })
  })
  const reachable = <Door extends { readonly to: string; readonly needs: string }>(
    doors: readonly (Door | undefined)[],
  ): string | undefined => doors.find((door) => door && holds(door.needs))?.to
  return (
    <Frame
      county={me.county.name}
      isDemo={me.county.demo}
      user={{
        name: post?.standsFor ? say('post.for', { name: me.name, holder: post.standsFor }) : me.name,
        post: post ? roleName(post) : '',
        organ: post?.organName ?? '',
      }}
      posts={{ label: say('post.choose'), choices: posts }}
      places={places}
      status={
        <>
          <TasksStatus />
          <NoticesStatus />
        </>
      }
      searchAt={reachable(rooms.map((room) => room.search))}
      createAt={reachable(rooms.map((room) => room.create))}
      logOut={{ label: say('logOut'), act: logOut }}
    >
      <Outlet />
      <StepUp />
    </Frame>
  )
}

/** The log-in, or the desk of whoever is logged in. */
export const Shell = () => {
  const login = useLogin()
  if (login.error) return <Failed error={login.error} onRetry={() => void login.refetch()} />
  if (!login.data) return <Loading />
  const { me, hasEnded } = login.data
  if (!me) return <LogIn hasEnded={hasEnded} />
  return (
    <MeProvider value={me}>
      <Desk />
    </MeProvider>
  )
}

import { Link, Outlet, useNavigate, useParams, useRouterState } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useHolds } from '#commons/access/screens/desk/me.tsx'
import { useKeys } from '#ui/desk/frame/keys.ts'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { useTitle } from '#ui/desk/use-title.ts'
import { useWords } from '#ui/desk/words.tsx'
import { list, tabs } from '../../spec/contract.ts'
import { isAct } from './act-pane.tsx'
import { ListFilters } from './list-filters.tsx'
import { ListPane } from './list-pane.tsx'
import {
  type ListSearch,
  pageSize,
  queryOf,
  tabNames,
  tabOf,
  useListSearch,
  NeighboursProvider,
} from './list-search.ts'
import { opinionWords } from './words/words.ts'

const freshFor = 30_000

const Head = ({ isUnder }: { readonly isUnder: boolean }) => {
  const say = useWords(opinionWords)
  const holds = useHolds()
  const { search } = useListSearch()
  useTitle(isUnder ? undefined : say('noun'))
  const { data } = useAnswer(tabs, {}, { freshFor })
  const current = tabOf(search)
  return (
    <div className={isUnder ? 'head hide-phone' : 'head'}>
      <h1>{say('noun')}</h1>
      <nav className="tabs" aria-label={say('noun')}>
        {tabNames.map((name) => (
          <Link
            key={name}
            to="/opinions"
            search={{ tab: name }}
            className={name === current ? 'on' : ''}
            aria-current={name === current ? 'true' : undefined}
          >
            {say(`tab.${name}`)} {data && <b>{data[name]}</b>}
          </Link>
        ))}
      </nav>
      {holds('opinions.enter') && (
        <div className="end">
          <Link to="/opinions/new">
            {say('desk.enter')} <kbd aria-hidden="true">n</kbd>
          </Link>
        </div>
      )}
    </div>
  )
}

/** How the list and what is beside it share the room: see desk.css `.split`. */
const layoutOf = (isOpen: boolean, isEntering: boolean, search: ListSearch): string => {
  if (isEntering) return 'split entering'
  if (!isOpen) return 'split alone'
  return ['split beside', isAct(search.do) ? 'doing' : '', search.full ? 'full' : ''].join(' ')
}

/** 群众意见: the list, with the open record beside it. */
export const Page = () => {
  const { search } = useListSearch()
  const { id } = useParams({ strict: false }) as { id?: string }
  const isEntering = useRouterState({ select: (state) => state.location.pathname.endsWith('/opinions/new') })
  const navigate = useNavigate()
  const answer = useAnswer(list, { query: queryOf(search) }, { keepsLast: true, freshFor })
  const ids = useMemo(() => (answer.data?.items ?? []).map((item) => item.id), [answer.data])
  const total = typeof answer.data?.total === 'number' ? answer.data.total : undefined
  const neighbours = useMemo(
    () => ({ ids, firstAt: (Number(search.page ?? 1) - 1) * pageSize + 1, total }),
    [ids, search.page, total],
  )
  const go = (step: number): void => {
    const next = ids[id === undefined ? 0 : ids.indexOf(id) + step]
    if (next)
      void navigate({
        to: `/opinions/${next}`,
        search: (before: Record<string, unknown>) => ({ ...before, do: undefined }),
      })
  }
  useKeys({
    j: () => go(1),
    k: () => go(-1),
    Enter: () =>
      id &&
      void navigate({
        to: '.',
        search: (before: Record<string, unknown>) => ({ ...before, full: before.full ? undefined : '1' }),
      }),
  })
  return (
    <NeighboursProvider value={neighbours}>
      <Head isUnder={id !== undefined || isEntering} />
      {!isAct(search.do) && !isEntering && <ListFilters isUnder={id !== undefined} />}
      <div className={layoutOf(id !== undefined, isEntering, search)}>
        <ListPane answer={answer.data} error={answer.error} onRetry={() => void answer.refetch()} current={id} />
        <Outlet />
      </div>
    </NeighboursProvider>
  )
}

import { useNavigate, useRouterState } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { uiWords } from '../shared-words.ts'
import { useWords } from '../words.tsx'
import { KeyHelp } from './key-help.tsx'
import { useGoKeys, useKeys } from './keys.ts'
import { Navigation, type Place } from './navigation.tsx'
import { SearchBox } from './search-box.tsx'
import { useMainFocus } from './use-main-focus.ts'
import { UserMenu, type UserMenuProps } from './user-menu.tsx'

export interface FrameProps {
  readonly county: string
  readonly isDemo: boolean
  readonly user: { readonly name: string; readonly post: string; readonly organ: string }
  readonly posts: UserMenuProps['posts']
  readonly places: readonly Place[]
  /** What stands at the right of the top bar: tasks, notices. */
  readonly status: ReactNode
  readonly searchAt: string | undefined
  readonly createAt: string | undefined
  readonly logOut: { readonly label: string; readonly act: () => void }
  readonly children: ReactNode
}

/** The desk around every page: emblem line, top bar, navigation, main. */
export const Frame = ({
  county,
  isDemo,
  user,
  posts,
  places,
  status,
  searchAt,
  createAt,
  logOut,
  children,
}: FrameProps) => {
  const say = useWords(uiWords)
  const navigate = useNavigate()
  const [isHelpOpen, setHelpOpen] = useState(false)
  /** A page below a list: on a phone the search and the list's head give it their room. */
  const path = useRouterState({ select: (state) => state.location.pathname })
  const isDeep = path.split('/').filter(Boolean).length > 1
  useMainFocus(path)
  useGoKeys((letter) => {
    const place = places.find((one) => one.letter === letter)
    if (place) void navigate({ to: place.path })
    return place !== undefined
  })
  useKeys({
    '?': () => setHelpOpen(true),
    '/': () => document.getElementById('search')?.focus(),
    ...(createAt ? { n: () => void navigate({ to: createAt }) } : {}),
  })
  return (
    <div className={isDeep ? 'desk deep' : 'desk'}>
      <a className="skip" href="#main">
        {say('app.skip')}
      </a>
      <header className="top">
        <div className="brand">{say('app.name')}</div>
        <div className="where">
          <span>{county}</span>
          {isDemo && <small className="dim">{say('app.demo')}</small>}
        </div>
        {searchAt && <SearchBox to={searchAt} />}
        <div className="me">
          {status}
          <UserMenu {...user} posts={posts} logOut={logOut} onHelp={() => setHelpOpen(true)} />
        </div>
      </header>
      <Navigation places={places} />
      <main className="main" id="main" tabIndex={-1}>
        {children}
      </main>
      {isHelpOpen && <KeyHelp places={places} canCreate={createAt !== undefined} onClose={() => setHelpOpen(false)} />}
    </div>
  )
}

import { Link } from '@tanstack/react-router'
import { createContext, type FunctionComponent, lazy, Suspense, useContext } from 'react'
import type { DeskRoom, NavItem } from './room.ts'
import { uiWords } from './shared-words.ts'
import { useLookUp, useWords } from './words.tsx'

interface WorkPlace extends Pick<NavItem, 'path' | 'label'> {
  readonly needs: NavItem['needs']
  readonly catalogue: string
  readonly Waits: FunctionComponent
}

/** The places of the navigation that say what waits there, each with its file fetched when it is first shown. */
export const workFrom = (rooms: readonly DeskRoom[]): readonly WorkPlace[] =>
  rooms.flatMap(({ nav, words }) =>
    nav.flatMap(({ waits, path, label, needs }) =>
      waits
        ? [
            {
              path,
              label,
              needs,
              catalogue: words.name,
              Waits: lazy(() => waits().then((Waits) => ({ default: Waits }))),
            },
          ]
        : [],
    ),
  )

const WorkContext = createContext<readonly WorkPlace[]>([])
export const Work = WorkContext.Provider

/** 我管的事: the places that somebody looks after, and what waits in each; nothing for whoever looks after none. */
export const WorkPlaces = ({ holds }: { readonly holds: (needs: NavItem['needs']) => boolean }) => {
  const say = useWords(uiWords)
  const lookUp = useLookUp()
  const places = useContext(WorkContext).filter(({ needs }) => holds(needs))
  if (places.length === 0) return null
  return (
    <section className="work" aria-labelledby="work">
      <h2 id="work">{say('work.title')}</h2>
      <dl>
        {places.map(({ path, label, catalogue, Waits }) => (
          <div key={path}>
            <dt>
              <Link to={path}>{lookUp(catalogue, label) ?? label}</Link>
            </dt>
            <dd>
              <Suspense fallback={null}>
                <Waits />
              </Suspense>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

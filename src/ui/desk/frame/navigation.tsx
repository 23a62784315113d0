import { Link } from '@tanstack/react-router'
import { uiWords } from '../shared-words.ts'
import { useWords } from '../words.tsx'

export interface Place {
  readonly path: string
  readonly label: string
  readonly letter: string
  /** Tasks that wait there; 0 shows nothing. */
  readonly owed: number
}

/** Only what exists and what this viewer's permissions allow. At the side; below the page on a phone. */
export const Navigation = ({ places }: { readonly places: readonly Place[] }) => {
  const say = useWords(uiWords)
  return (
    <nav className="nav" aria-label={say('nav.main')}>
      {places.map((place) => (
        <Link
          key={place.path}
          to={place.path}
          activeProps={{ className: 'on', 'aria-current': 'page' }}
          activeOptions={{ exact: place.path === '/' }}
        >
          {place.label}
          {place.owed > 0 && <i>{place.owed}</i>}
        </Link>
      ))}
    </nav>
  )
}

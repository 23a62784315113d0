import { Link } from '@tanstack/react-router'
import { useWords } from '#ui/desk/words.tsx'
import { useHolds } from './me.tsx'
import { accessWords } from './words.ts'

/** On a person's record, for who keeps persons: what this one may do by his posts. */
export const Section = ({ id }: { readonly id: string }) => {
  const say = useWords(accessWords)
  if (!useHolds()('people.keep')) return null
  return (
    <section className="no-print">
      <Link to="/rights" search={{ person: id }}>
        {say('rights.ofThis')}
      </Link>
    </section>
  )
}

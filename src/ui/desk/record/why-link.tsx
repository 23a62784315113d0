import { Link } from '@tanstack/react-router'
import { uiWords } from '../shared-words.ts'
import { useWords } from '../words.tsx'

/** Leads to why this record can be acted on now, or not: the page of the room that knows rights. */
export const WhyLink = ({ kind, id }: { readonly kind: string; readonly id: string }) => {
  const say = useWords(uiWords)
  return (
    <p className="no-print why">
      <Link to={`/why/${kind}/${id}`}>{say('record.why')}</Link>
    </p>
  )
}

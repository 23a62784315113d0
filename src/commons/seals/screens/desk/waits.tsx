import { Link } from '@tanstack/react-router'
import { momentOf } from '#ui/desk/dates.ts'
import { Failed } from '#ui/desk/states.tsx'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { useWords } from '#ui/desk/words.tsx'
import { readSeals } from '../../spec/contract.ts'
import { Faults } from './faults.tsx'
import { sealsWords } from './words.ts'

/** What the last check found: whoever watches over the record must not have to look for it. */
export const SealsWaits = () => {
  const say = useWords(sealsWords)
  const { data, error, refetch } = useAnswer(readSeals, {}, { freshFor: 60_000 })
  if (error) return <Failed error={error} onRetry={() => void refetch()} />
  if (!data) return null
  const [last] = data.checks
  if (!last) return say('check.none')
  const at = momentOf(last.at)
  if (last.faults === 0) return say('wait.fine', { at })
  return (
    <div role="alert">
      <Faults of={last} head={say('wait.faults', { at, n: last.faults })} />
      <Link to="/seals">{say('check.open')}</Link>
    </div>
  )
}

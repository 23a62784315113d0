import { useAnswer } from '#ui/desk/use-answer.ts'
import { useWords } from '#ui/desk/words.tsx'
import { readWaiting } from '../../../spec/accounts.ts'
import { accessWords } from '../words.ts'

const useWaiting = () => useAnswer(readWaiting, {}, { freshFor: 60_000 }).data

/** Who has no log-in yet, and which log-ins nobody enrolled. */
export const AccountsWait = () => {
  const say = useWords(accessWords)
  const waiting = useWaiting()
  if (!waiting) return null
  const { withoutAccount, notEnrolled } = waiting
  return say('wait.accounts', { without: withoutAccount ?? 0, not: notEnrolled ?? 0 })
}

export const SessionsWait = () => {
  const say = useWords(accessWords)
  const waiting = useWaiting()
  return waiting ? say('wait.sessions', { n: waiting.sessions ?? 0 }) : null
}

export const RecordsWait = () => {
  const say = useWords(accessWords)
  const waiting = useWaiting()
  return waiting ? say('wait.failed', { n: waiting.failed ?? 0 }) : null
}

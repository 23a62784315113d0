import { Link } from '@tanstack/react-router'
import { LampWord } from '#ui/desk/record/lamp.tsx'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { useWords } from '#ui/desk/words.tsx'
import { list } from '../../spec/contract.ts'
import { tasksWords } from './words.ts'

/** Often enough that a task of a colleague shows within a minute, seldom enough to cost nothing. */
const freshFor = 60_000

export const useMyTasks = () => useAnswer(list, { query: { whose: 'mine' } }, { freshFor })

/** 待办 n, and how many of them press, in the top bar. */
export const TasksStatus = () => {
  const say = useWords(tasksWords)
  const { data } = useMyTasks()
  if (!data) return null
  const { all, near, overdue } = data.counts
  return (
    <Link to="/" className="count">
      {say('noun')} <b>{all}</b>
      {overdue > 0 && <LampWord lamp="overdue">{say('badge.overdue', { n: overdue })}</LampWord>}
      {near > 0 && <LampWord lamp="near">{say('badge.near', { n: near })}</LampWord>}
    </Link>
  )
}

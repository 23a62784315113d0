import { Link } from '@tanstack/react-router'
import { LampWord } from '#ui/desk/record/lamp.tsx'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { useWords } from '#ui/desk/words.tsx'
import { list } from '../../spec/contract.ts'
import { tasksWords } from './words.ts'

/** Often enough that a task of a colleague shows within a minute, seldom enough to cost nothing. */
const freshFor = 60_000

export const useMyTasks = () => useAnswer(list, { query: { whose: 'mine' } }, { freshFor })

/** 待办 n, and how many of them press, in the top bar; each number opens its tasks. */
export const TasksStatus = () => {
  const say = useWords(tasksWords)
  const { data } = useMyTasks()
  if (!data) return null
  const pressing = (['overdue', 'near'] as const).filter((lamp) => data.counts[lamp] > 0)
  return (
    <span className="count">
      <Link to="/" search={{}}>
        {say('noun')} <b>{data.counts.all}</b>
      </Link>
      {pressing.map((lamp) => (
        <Link key={lamp} to="/" search={{ lamp }}>
          <LampWord lamp={lamp}>{say(`badge.${lamp}`, { n: data.counts[lamp] })}</LampWord>
        </Link>
      ))}
    </span>
  )
}

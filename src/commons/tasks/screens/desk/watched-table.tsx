import { Link } from '@tanstack/react-router'
import { shortDay } from '#ui/desk/dates.ts'
import { useKinds } from '#ui/desk/kinds.tsx'
import { Lamp } from '#ui/desk/record/lamp.tsx'
import { useWords } from '#ui/desk/words.tsx'
import type { Task } from '../../spec/contract.ts'
import { keyOf } from './owed-table.tsx'
import { tasksWords } from './words.ts'

/** What others owe on records that I watch. */
export const WatchedTable = ({ tasks, today }: { readonly tasks: readonly Task[]; readonly today: string }) => {
  const say = useWords(tasksWords)
  const kinds = useKinds()
  return (
    <table className="rows watched">
      <thead>
        <tr>
          <th>{say('column.due')}</th>
          <th>{say('column.who')}</th>
          <th>{say('column.what')}</th>
          <th className="w">{say('column.matter')}</th>
          <th className="wide">{say('column.number')}</th>
          <th className="n wide">{say('column.date')}</th>
        </tr>
      </thead>
      <tbody>
        {tasks.map((task) => {
          const { open, noun, unnumbered, word } = kinds(task.kind)
          return (
            <tr key={keyOf(task)}>
              <td>
                <Lamp lamp={task.lamp} left={task.left} />
              </td>
              <td className="who">{task.organ ?? task.place}</td>
              <td>{word('move', task.move)}</td>
              <td className="w">{open ? <Link {...open(task.record)}>{task.title}</Link> : task.title}</td>
              <td className="dim wide">
                {noun} {task.number ?? unnumbered}
              </td>
              <td className="n dim wide">{task.dueOn ? shortDay(task.dueOn, today) : say('noDate')}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

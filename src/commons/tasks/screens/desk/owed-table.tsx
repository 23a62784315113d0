import { Link } from '@tanstack/react-router'
import { shortDay } from '#ui/desk/dates.ts'
import { useKinds } from '#ui/desk/kinds.tsx'
import { Lamp } from '#ui/desk/record/lamp.tsx'
import { useWords } from '#ui/desk/words.tsx'
import type { Task } from '../../spec/contract.ts'
import { tasksWords } from './words.ts'

export interface OwedTableProps {
  readonly tasks: readonly Task[]
  readonly current: Task | undefined
  readonly today: string
}

/** A task is one move on one record. */
export const keyOf = ({ record, move }: Task): string => `${record}/${move}`

/** What I owe, the most pressing first; the button opens the record with that form. The first is the filled one. */
export const OwedTable = ({ tasks, current, today }: OwedTableProps) => {
  const say = useWords(tasksWords)
  const kinds = useKinds()
  return (
    <table className="rows owed">
      <thead>
        <tr>
          <th>{say('column.due')}</th>
          <th className="w">{say('column.matter')}</th>
          <th>{say('column.number')}</th>
          <th className="wide">{say('column.place')}</th>
          <th className="n wide">{say('column.date')}</th>
          <th className="n">{say('column.toDo')}</th>
        </tr>
      </thead>
      <tbody>
        {tasks.map((task, index) => {
          const { open, noun, unnumbered, word } = kinds(task.kind)
          const isCurrent = task === current
          const isCut = index > 0 && tasks[index - 1]?.lamp !== task.lamp
          return (
            <tr key={keyOf(task)} className={[isCurrent ? 'on' : '', isCut ? 'cut' : ''].join(' ')}>
              <td>
                <Lamp lamp={task.lamp} left={task.left} />
              </td>
              <td className="w">{open ? <Link {...open(task.record)}>{task.title}</Link> : task.title}</td>
              <td className="dim">
                {noun} {task.number ?? unnumbered}
              </td>
              <td className="dim wide">{task.place}</td>
              <td className="n dim wide">{task.dueOn ? shortDay(task.dueOn, today) : say('noDate')}</td>
              <td className="n">
                {open && (
                  <Link {...open(task.record, task.move)} className={isCurrent ? 'btn pri' : 'btn'}>
                    {word('move', task.move)}
                    {isCurrent && <kbd aria-hidden="true">a</kbd>}
                  </Link>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

import type { Due } from '#kernel/resource.ts'
import { useDates } from '../dates.ts'
import { uiWords } from '../shared-words.ts'
import { useWords } from '../words.tsx'
import { Lamp } from './lamp.tsx'

export interface OwingProps {
  readonly due: Due
  readonly who: string
  readonly move: string
}

/** Who owes what by when, for whoever cannot act too. */
export const Owing = ({ due, who, move }: OwingProps) => {
  const say = useWords(uiWords)
  const { long } = useDates()
  return (
    <section>
      <h3>{say('record.owes')}</h3>
      {due === null ? (
        <p className="dim">{say('record.owesNothing')}</p>
      ) : (
        <ul className="owe">
          <li>
            <b>{who}</b>
            <Lamp lamp={due.lamp} left={due.left} />
            <small>
              {due.on ? say('record.owed', { move, date: long(due.on) }) : say('record.owedNoDate', { move })}
            </small>
          </li>
        </ul>
      )}
    </section>
  )
}

import type { FunctionComponent } from 'preact'
import type { OpinionView, WordKey } from './words.ts'

interface Door {
  readonly what: WordKey
  readonly calls: readonly (readonly [number: string, label: WordKey])[]
  readonly otherwise?: WordKey
}

/** National numbers, the same in every county. */
const doors: readonly Door[] = [
  {
    what: 'doors.danger',
    calls: [
      ['110', 'doors.danger.police'],
      ['119', 'doors.danger.fire'],
      ['120', 'doors.danger.rescue'],
    ],
  },
  {
    what: 'doors.court',
    calls: [
      ['12368', 'doors.court.court'],
      ['12309', 'doors.court.procuratorate'],
    ],
  },
  { what: 'doors.discipline', calls: [['12388', 'doors.discipline.call']] },
  { what: 'doors.law', calls: [['12348', 'doors.law.call']] },
  { what: 'doors.hotline', calls: [['12345', 'doors.hotline.call']] },
  { what: 'doors.petition', calls: [], otherwise: 'doors.petition.where' },
]

/** Where matters go that are not the congress's: a law gives each its own way (domain.md §7 ④). */
export const Doors: FunctionComponent<{ view: OpinionView; isWide?: boolean }> = ({ view: { say }, isWide }) => (
  <ul class={isWide ? 'doors two' : 'doors'}>
    {doors.map(({ what, calls, otherwise }) => (
      <li>
        <span>{say(what)}</span>
        {calls.map(([number, label]) => (
          <a href={`tel:${number}`}>{say(label)}</a>
        ))}
        {otherwise && <b>{say(otherwise)}</b>}
      </li>
    ))}
  </ul>
)

import { useParams } from '@tanstack/react-router'
import { Checkbox, InputNumber } from 'antd'
import { listConstituencies } from '#commons/divisions/spec/constituency-contract.ts'
import { pickers as peoplePickers } from '#commons/people/screens/desk/pickers.tsx'
import { peopleWords } from '#commons/people/screens/desk/words.ts'
import type { ControlProps, Pickers } from '#ui/desk/form/picker.ts'
import { Loading } from '#ui/desk/states.tsx'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { useWords } from '#ui/desk/words.tsx'
import { read, tryOut } from '../../spec/contract.ts'
import type { Place, Successor } from '../../spec/inputs.ts'
import { handoverWords } from './words.ts'

const placesIn = (value: unknown): readonly Place[] => (Array.isArray(value) ? (value as Place[]) : [])

interface LineProps {
  readonly given: {
    readonly id: string
    readonly number: number
    readonly name: string
    readonly seats: number
    readonly population: number
  }
  /** As the form has it; undefined where it is left out. */
  readonly place: Place | undefined
  readonly onChange: (place: Place | undefined) => void
}

/** One constituency with its seats and people, or left out of the new term. */
const RollLine = ({ given: { id, number, name, seats, population }, place, onChange }: LineProps) => {
  const say = useWords(handoverWords)
  const count = (what: 'seats' | 'population', least: number, most: number) => (
    <InputNumber
      aria-label={`${name} ${say(`roll.${what}`)}`}
      min={least}
      max={most}
      controls={false}
      disabled={!place}
      value={place?.[what] ?? (what === 'seats' ? seats : population)}
      onChange={(given) => place && onChange({ ...place, [what]: given ?? place[what] })}
      className="count"
    />
  )
  return (
    <tr>
      <td className="w">
        <Checkbox
          checked={place !== undefined}
          onChange={({ target }) => onChange(target.checked ? { constituency: id, seats, population } : undefined)}
        >
          {number}. {name}
        </Checkbox>
      </td>
      <td>{count('seats', 1, 20)}</td>
      <td>{count('population', 0, 10_000_000)}</td>
    </tr>
  )
}

const sumOf = (places: readonly Place[]) => ({
  places: places.length,
  seats: places.reduce((sum, { seats }) => sum + seats, 0),
  population: places.reduce((sum, { population }) => sum + population, 0),
})

/** Which constituencies the new term has, with seats and people. Those that were drawn meanwhile stand in the list too. */
const RollPicker = ({ id, value, onChange }: ControlProps) => {
  const say = useWords(handoverWords)
  const { id: plan = '' } = useParams({ strict: false }) as { id?: string }
  const { data: answer } = useAnswer(read, { params: { id: plan }, query: { with: 'events' } })
  const item = answer?.item
  const { data } = useAnswer(
    listConstituencies,
    {
      query: {
        level: item?.level ?? 'county',
        limit: 200,
        ...(item?.township ? { township: item.township.code } : {}),
      },
    },
    { isEnabled: item !== undefined },
  )
  if (!data) return <Loading />
  const places = placesIn(value)
  const change = (constituency: string, place: Place | undefined): void =>
    onChange([...places.filter((one) => one.constituency !== constituency), ...(place ? [place] : [])])
  return (
    <div id={id}>
      <table className="rows tight inset">
        <thead>
          <tr>
            <th className="w">{say('roll.name')}</th>
            <th>{say('roll.seats')}</th>
            <th>{say('roll.population')}</th>
          </tr>
        </thead>
        <tbody>
          {data.items.map((given) => (
            <RollLine
              key={given.id}
              given={given}
              place={places.find(({ constituency }) => constituency === given.id)}
              onChange={(place) => change(given.id, place)}
            />
          ))}
        </tbody>
      </table>
      <p className="dim">{say('roll.total', sumOf(places))}</p>
    </div>
  )
}

const successorsIn = (value: unknown): readonly Successor[] => (Array.isArray(value) ? (value as Successor[]) : [])
const PersonPicker = peoplePickers['person'] as NonNullable<Pickers[string]>

/** Who takes each ending post over; a holder who was elected again is proposed and still has to be chosen. */
const SuccessorsPicker = ({ id, value, onChange, values }: ControlProps) => {
  const say = useWords(handoverWords)
  const ofPeople = useWords(peopleWords)
  const { id: plan = '' } = useParams({ strict: false }) as { id?: string }
  const { data } = useAnswer(tryOut, { params: { id: plan }, query: {} })
  if (!data) return <Loading />
  const posts = data.ends.posts.filter(({ role }) => role !== 'deputy')
  if (posts.length === 0) return <p className="dim">{say('successor.none')}</p>
  const chosen = new Map(successorsIn(value).map(({ post, person }) => [post, person]))
  const choose = (post: string, person: string | null): void =>
    onChange([...new Map(chosen).set(post, person)].map(([one, who]) => ({ post: one, person: who })))
  return (
    <ul id={id} className="plain-list">
      {posts.map(({ id: post, person, role, organ, proposal }) => (
        <li key={post}>
          <label htmlFor={`${id}-${post}`}>
            {organ.name} {ofPeople(`role.${role}`)} <span className="dim">{person.name}</span>
          </label>
          <PersonPicker
            id={`${id}-${post}`}
            value={chosen.get(post) ?? undefined}
            onChange={(picked) => choose(post, typeof picked === 'string' ? picked : null)}
            isInvalid={false}
            describedBy={undefined}
            values={values}
          />
          {proposal && chosen.get(post) !== proposal.id && (
            <button type="button" className="link" onClick={() => choose(post, proposal.id)}>
              {say('successor.proposal')}: {proposal.name}
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}

export const handoverPickers: Pickers = { ...peoplePickers, roll: RollPicker, successors: SuccessorsPicker }

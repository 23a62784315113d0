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
  const chosen = new Map(placesIn(value).map((place) => [place.constituency, place]))
  const send = (next: ReadonlyMap<string, Place>): void => onChange([...next.values()])
  const change = (place: Place): void => send(new Map(chosen).set(place.constituency, place))
  const drop = (constituency: string): void => send(new Map([...chosen].filter(([one]) => one !== constituency)))
  const total = [...chosen.values()]
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
          {data.items.map(({ id: constituency, number, name, seats, population }) => {
            const place = chosen.get(constituency)
            return (
              <tr key={constituency}>
                <td className="w">
                  <Checkbox
                    checked={place !== undefined}
                    onChange={({ target }) =>
                      target.checked ? change({ constituency, seats, population }) : drop(constituency)
                    }
                  >
                    {number}. {name}
                  </Checkbox>
                </td>
                <td>
                  <InputNumber
                    aria-label={`${name} ${say('roll.seats')}`}
                    min={1}
                    max={20}
                    controls={false}
                    disabled={!place}
                    value={place?.seats ?? seats}
                    onChange={(count) => place && change({ ...place, seats: count ?? place.seats })}
                    className="count"
                  />
                </td>
                <td>
                  <InputNumber
                    aria-label={`${name} ${say('roll.population')}`}
                    min={0}
                    max={10_000_000}
                    controls={false}
                    disabled={!place}
                    value={place?.population ?? population}
                    onChange={(count) => place && change({ ...place, population: count ?? place.population })}
                    className="count"
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <p className="dim">
        {say('roll.total', {
          places: total.length,
          seats: total.reduce((sum, { seats }) => sum + seats, 0),
          population: total.reduce((sum, { population }) => sum + population, 0),
        })}
      </p>
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

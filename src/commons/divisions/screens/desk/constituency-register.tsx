import { FactList } from '#ui/desk/register/facts.tsx'
import type { Register } from '#ui/desk/register/register.ts'
import { useWords } from '#ui/desk/words.tsx'
import {
  type ConstituencyAnswer,
  constituencyActs,
  type ConstituencyItem,
  listConstituencies,
  readConstituency,
} from '../../spec/constituency-contract.ts'
import { constituencyLife } from '../../spec/lifecycle.ts'
import { VillagesPicker } from './place-picker.tsx'
import { TownshipPicker } from './pickers.tsx'
import { divisionWords } from './words.ts'

const Facts = ({ item }: { readonly item: ConstituencyItem }) => {
  const say = useWords(divisionWords)
  const { startsOn, endsOn, seats, population } = item
  const days = endsOn ? say('fact.span', { from: startsOn, to: endsOn }) : say('fact.since', { from: startsOn })
  return (
    <>
      <FactList
        facts={[
          { label: say('fact.level'), value: say(`level.${item.level}`) },
          { label: say('fact.number'), value: item.number },
          { label: say('fact.township'), value: item.township?.name },
          { label: say('fact.days'), value: days },
          { label: say('fact.seats'), value: seats },
          { label: say('fact.population'), value: population },
          { label: say('fact.perSeat'), value: say('fact.perSeatPeople', { n: Math.round(population / seats) }) },
          { label: say('fact.endReason'), value: item.endReason, isLong: true },
        ]}
      />
      <section>
        <h2>{say('part.villages')}</h2>
        {item.villages.length === 0 ? (
          <p className="dim">{say('fact.noVillages')}</p>
        ) : (
          <p className="names">{item.villages.map(({ name }) => name).join('、')}</p>
        )}
      </section>
    </>
  )
}

const TellDetail = ({ extra }: { readonly extra: Readonly<Record<string, unknown>> }) => {
  const say = useWords(divisionWords)
  const parts = [
    extra.name,
    typeof extra.seats === 'number' && say('tell.seats', { n: extra.seats }),
    typeof extra.population === 'number' && say('tell.population', { n: extra.population }),
    extra.endsOn,
    extra.reason,
  ]
  return parts.filter((part) => typeof part === 'string' && part !== '').join(' · ')
}

export const constituencyRegister: Register<ConstituencyItem, ConstituencyAnswer> = {
  life: constituencyLife,
  words: divisionWords,
  path: '/constituencies',
  read: readConstituency,
  acts: constituencyActs,
  touches: [listConstituencies.path],
  pickers: { township: TownshipPicker, villages: VillagesPicker },
  titleOf: ({ name }) => name,
  Facts,
  initialOf: (move, { number, name, seats, population, villages, startsOn }) =>
    move === 'correct'
      ? {
          number: String(number),
          name,
          seats: String(seats),
          population: String(population),
          villages: villages.map(({ code }) => code),
          startsOn,
        }
      : {},
  detailOf: (extra) => <TellDetail extra={extra} />,
}

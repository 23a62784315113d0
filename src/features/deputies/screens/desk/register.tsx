import { Link } from '@tanstack/react-router'
import { FactList } from '#ui/desk/register/facts.tsx'
import type { Register } from '#ui/desk/register/register.ts'
import { useWords } from '#ui/desk/words.tsx'
import {
  cardActs,
  type CardItem,
  listCards,
  listWanting,
  printSheet,
  readCard,
  readPublicity,
} from '../../spec/contract.ts'
import { cardLife } from '../../spec/lifecycle.ts'
import { deputyWords } from './words.ts'

export const cardTouches = [listCards.path, listWanting.path, printSheet.path, readPublicity.path] as const

const Facts = ({ item }: { readonly item: CardItem }) => {
  const say = useWords(deputyWords)
  return (
    <>
      <FactList
        facts={[
          { label: say('field.mandate'), value: <Link to={`/teams/${item.mandate.id}`}>{item.mandate.name}</Link> },
          { label: say('field.congress'), value: say('congress.term', { congress: item.congress, term: item.term }) },
          { label: say('field.constituency'), value: item.constituency },
          { label: say('field.delegation'), value: item.delegation },
          { label: say('field.standing'), value: say(`standing.${item.standing}`) },
          { label: say('field.issuedOn'), value: item.issuedOn },
          { label: say('field.revokedOn'), value: item.revokedOn },
          { label: say('field.ground'), value: item.ground && say(`ground.${item.ground}`) },
          { label: say('field.note'), value: item.note, isLong: true },
        ]}
      />
      <p className="links no-print">
        {item.state === 'issued' && item.standing === 'inForce' && (
          <Link to="/card-sheet" search={{ mandate: item.mandate.id }}>
            {say('desk.printOne')}
          </Link>
        )}
        <a href={item.path} target="_blank" rel="noreferrer">
          {say('desk.checkPage')}
        </a>
        <a href={`/deputies/${item.mandate.id}`} target="_blank" rel="noreferrer">
          {say('desk.publicPage')}
        </a>
      </p>
    </>
  )
}

const TellDetail = ({ extra: { ground, note } }: { readonly extra: Readonly<Record<string, unknown>> }) => {
  const say = useWords(deputyWords)
  return [typeof ground === 'string' && say(`ground.${ground}` as 'ground.other'), typeof note === 'string' && note]
    .filter(Boolean)
    .join(' · ')
}

export const cardRegister: Register<CardItem> = {
  life: cardLife,
  words: deputyWords,
  path: '/cards',
  read: readCard,
  acts: cardActs,
  touches: cardTouches,
  pickers: {},
  titleOf: ({ mandate }) => mandate.name,
  Facts,
  initialOf: () => ({}),
  detailOf: (extra) => <TellDetail extra={extra} />,
}

import { Link } from '@tanstack/react-router'
import { pickers as peoplePickers } from '#commons/people/screens/desk/pickers.tsx'
import { FactList } from '#ui/desk/register/facts.tsx'
import type { Register } from '#ui/desk/register/register.ts'
import { uiWords } from '#ui/desk/shared-words.ts'
import { useWords } from '#ui/desk/words.tsx'
import { acts, list, type Mandate, notes, read, team } from '../../spec/contract.ts'
import { mandateLife } from '../../spec/lifecycle.ts'
import { mandatePickers } from './pickers.tsx'
import { mandateWords } from './words.ts'

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const TellDetail = ({ extra }: { readonly extra: Readonly<Record<string, unknown>> }) => {
  const say = useWords(mandateWords)
  return [
    textOf(extra.ground) && say(`ground.${textOf(extra.ground)}` as 'ground.resigned'),
    extra.leave === true && say('field.leave'),
    ...['at', 'title', 'electedOn', 'startsOn', 'endsOn', 'basis', 'reason'].map((name) => textOf(extra[name])),
  ]
    .filter(Boolean)
    .join(' · ')
}

const PollTold = ({ poll }: { readonly poll: NonNullable<Mandate['poll']> }) => {
  const say = useWords(mandateWords)
  const counts = (['voters', 'ballots', 'votes'] as const).flatMap((what) => {
    const n = poll[what]
    return n === null ? [] : [say(`poll.${what}`, { n })]
  })
  return [...counts, ...(poll.isSecondBallot ? [say('field.isSecondBallot')] : [])].join(' · ')
}

const Facts = ({ item }: { readonly item: Mandate }) => {
  const say = useWords(mandateWords)
  const ui = useWords(uiWords)
  return (
    <>
      {item.alert && (
        <p className="told" role="note">
          {say(`alert.${item.alert}`)} <span className="dim">{say('law.missed')}</span>
        </p>
      )}
      <FactList
        facts={[
          { label: say('field.person'), value: <Link to={`/people/${item.person.id}`}>{item.person.name}</Link> },
          { label: say('field.level'), value: say(`level.${item.level}`) },
          { label: say('field.congress'), value: item.congress.name },
          { label: say('field.term'), value: item.term },
          { label: say('field.constituency'), value: item.constituency?.name },
          { label: say('field.delegation'), value: item.delegation?.name },
          { label: say('field.electedOn'), value: item.electedOn },
          { label: say('field.poll'), value: item.poll && <PollTold poll={item.poll} /> },
          { label: say('field.startsOn'), value: item.startsOn },
          { label: say('field.endsOn'), value: item.endsOn },
          { label: say('field.ground'), value: item.ground && say(`ground.${item.ground}`) },
          { label: say('field.law'), value: item.law },
          { label: say('field.basis'), value: item.basis, isLong: true },
          {
            label: say('field.absences'),
            value: item.absences
              .map(({ title, leave }) => (leave ? `${title}, ${say('field.leave')}` : title))
              .join(' · '),
            isLong: true,
          },
        ]}
      />
      {item.announcement && (
        <section>
          <h2>
            {say('noun.announcement')}{' '}
            <button type="button" className="link no-print" onClick={() => window.print()}>
              {ui('act.print')}
            </button>
          </h2>
          <p className="say announcement">{item.announcement}</p>
        </section>
      )}
    </>
  )
}

export const mandateRegister: Register<Mandate> = {
  life: mandateLife,
  words: mandateWords,
  path: '/teams',
  read,
  acts,
  touches: [
    '/api/v1/handovers/{id}',
    '/api/v1/handovers/{id}/dry-run',
    list.path,
    read.path,
    team.path,
    notes.path,
    '/api/v1/tasks',
    '/api/v1/posts',
    '/api/v1/people/{id}',
  ],
  pickers: { ...peoplePickers, ...mandatePickers },
  titleOf: ({ person }) => person.name,
  Facts,
  initialOf: (move, { electedOn }) => (move === 'confirm' ? { startsOn: electedOn } : {}),
  detailOf: (extra) => <TellDetail extra={extra} />,
}

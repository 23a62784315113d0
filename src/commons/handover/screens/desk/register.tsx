import { Link } from '@tanstack/react-router'
import { list as listMandates, read as readMandate, team } from '#commons/mandates/spec/contract.ts'
import { FactList } from '#ui/desk/register/facts.tsx'
import type { Register } from '#ui/desk/register/register.ts'
import { useWords } from '#ui/desk/words.tsx'
import { acts, type Handover, type HandoverAnswer, list, read, tryOut } from '../../spec/contract.ts'
import { handoverLife } from '../../spec/lifecycle.ts'
import { Check } from './check.tsx'
import { handoverPickers } from './pickers.tsx'
import { Results } from './results.tsx'
import { Roll } from './roll.tsx'
import { handoverWords } from './words.ts'

const told = (value: unknown): string => {
  if (Array.isArray(value)) return value.join('; ')
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

const TellDetail = ({ extra }: { readonly extra: Readonly<Record<string, unknown>> }) => {
  const say = useWords(handoverWords)
  return [
    typeof extra['number'] === 'number' ? say('desk.ofTerm', { n: extra['number'] }) : '',
    ...['startsOn', 'basis', 'reason', 'successors'].map((name) => told(extra[name])),
  ]
    .filter(Boolean)
    .join(' · ')
}

const Done = ({ summary }: { readonly summary: NonNullable<Handover['summary']> }) => {
  const say = useWords(handoverWords)
  return (
    <section>
      <h2>{say('part.summary')}</h2>
      <FactList
        facts={[
          { label: say('summary.ended'), value: summary.ended },
          { label: say('summary.posts'), value: summary.posts },
          { label: say('summary.begun'), value: summary.begun },
          { label: say('summary.given'), value: summary.given },
        ]}
      />
    </section>
  )
}

const Facts = ({ item, answer }: { readonly item: Handover; readonly answer: HandoverAnswer }) => {
  const say = useWords(handoverWords)
  const isOpen = item.state === 'entering' || item.state === 'reviewed'
  return (
    <>
      <FactList
        facts={[
          { label: say('field.congress'), value: <Link to={`/organs/${item.congress.id}`}>{item.congress.name}</Link> },
          {
            label: say('field.from'),
            value: item.from && (
              <Link to={`/terms/${item.from.id}`}>{say('desk.ofTerm', { n: item.from.number })}</Link>
            ),
          },
          { label: say('noun'), value: say('desk.ofTerm', { n: item.number }) },
          { label: say('field.startsOn'), value: item.startsOn },
          { label: say('field.officesUntil'), value: item.officesUntil },
          { label: say('field.basis'), value: item.basis, isLong: true },
          { label: say('field.doneOn'), value: item.doneOn },
        ]}
      />
      {item.summary && <Done summary={item.summary} />}
      {isOpen && <Check id={item.id} number={item.number} />}
      {item.state !== 'drafted' && <Results item={item} mayEnter={answer.can.includes('review')} />}
      <Roll roll={item.roll} />
    </>
  )
}

export const handoverRegister: Register<Handover, HandoverAnswer> = {
  life: handoverLife,
  words: handoverWords,
  path: '/handovers',
  read,
  acts,
  touches: [
    list.path,
    read.path,
    tryOut.path,
    listMandates.path,
    readMandate.path,
    team.path,
    '/api/v1/terms',
    '/api/v1/posts',
  ],
  pickers: handoverPickers,
  titleOf: ({ congress, number }) => `${congress.name} · ${number}`,
  Facts,
  initialOf: (move, item) => {
    if (move === 'setRoll')
      return { roll: item.roll.map(({ constituency, seats, population }) => ({ constituency, seats, population })) }
    if (move === 'appoint') return { successors: item.successors }
    if (move !== 'revise') return {}
    const { number, startsOn, officesUntil, basis } = item
    return { number: String(number), startsOn, officesUntil: officesUntil ?? undefined, basis: basis ?? undefined }
  },
  detailOf: (extra) => <TellDetail extra={extra} />,
}

import { Link } from '@tanstack/react-router'
import { useWords } from '#ui/desk/words.tsx'
import { FactList } from '#ui/desk/register/facts.tsx'
import type { Register } from '#ui/desk/register/register.ts'
import { acts, type Hanging, list, type OrganAnswer, type OrganItem, read } from '../../spec/contract.ts'
import { organLife } from '../../spec/lifecycle.ts'
import { TellDetail } from './tell-detail.tsx'
import { pickers } from './pickers.tsx'
import { organWords } from './words.ts'

const Span = ({ item: { startsOn, endsOn } }: { readonly item: Pick<OrganItem, 'startsOn' | 'endsOn'> }) => {
  const say = useWords(organWords)
  return endsOn ? say('fact.span', { from: startsOn, to: endsOn }) : say('fact.since', { from: startsOn })
}

const Hangs = ({ hangs }: { readonly hangs: readonly Hanging[] }) => {
  const say = useWords(organWords)
  return (
    <ul className="notes">
      {hangs.map(({ what, count }) => (
        <li key={what}>
          {say(`hang.${what}` as 'hang.organs')} <b>{count}</b>
        </li>
      ))}
    </ul>
  )
}

const Facts = ({ item, answer }: { readonly item: OrganItem; readonly answer: OrganAnswer }) => {
  const say = useWords(organWords)
  return (
    <>
      <FactList
        facts={[
          { label: say('fact.kind'), value: say(`organ.${item.kind}`) },
          { label: say('fact.days'), value: <Span item={item} /> },
          {
            label: say('fact.parent'),
            value: item.parent && <Link to={`/organs/${item.parent.id}`}>{item.parent.name}</Link>,
          },
          { label: say('fact.division'), value: item.division?.name },
          { label: say('fact.basis'), value: item.basis, isLong: true },
          { label: say('fact.note'), value: item.note, isLong: true },
          { label: say('fact.endReason'), value: item.endReason, isLong: true },
        ]}
      />
      {item.formerNames.length > 0 && (
        <section>
          <h2>{say('part.formerNames')}</h2>
          <ul className="notes">
            {item.formerNames.map(({ name, startsOn, endsOn }) => (
              <li key={startsOn}>
                {name} <span className="dim nw">{say('fact.span', { from: startsOn, to: endsOn })}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {answer.hangs.length > 0 && (
        <section>
          <h2>{say('part.hangs')}</h2>
          <Hangs hangs={answer.hangs} />
        </section>
      )}
    </>
  )
}

/** Before an organ is ended: what hangs on it, in numbers. */
const Before = ({ move, answer }: { readonly move: string; readonly answer: OrganAnswer }) => {
  const say = useWords(organWords)
  if (move !== 'end') return null
  return (
    <section>
      <h2>{say(answer.hangs.length > 0 ? 'before.hangs' : 'before.nothing')}</h2>
      <Hangs hangs={answer.hangs} />
    </section>
  )
}

export const organRegister: Register<OrganItem, OrganAnswer> = {
  life: organLife,
  words: organWords,
  path: '/organs',
  read,
  acts,
  touches: [list.path],
  pickers,
  titleOf: ({ name }) => name,
  Facts,
  Before,
  initialOf: (move, item) => {
    if (move === 'move') return { parent: item.parent?.id }
    if (move !== 'correct') return {}
    const { name, startsOn, division, basis, note } = item
    return { name, startsOn, division: division?.code, basis: basis ?? undefined, note: note ?? undefined }
  },
  detailOf: (extra) => <TellDetail extra={extra} />,
}

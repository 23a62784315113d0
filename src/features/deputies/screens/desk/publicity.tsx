import { Link } from '@tanstack/react-router'
import { useHolds } from '#commons/access/screens/desk/me.tsx'
import type { AnswerOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { useWords } from '#ui/desk/words.tsx'
import { listCards, readPublicity } from '../../spec/contract.ts'
import { deputyWords } from './words.ts'

const CardOf = ({ mandate }: { readonly mandate: string }) => {
  const say = useWords(deputyWords)
  const { data } = useAnswer(listCards, { query: { mandate, state: 'issued', limit: 1 } })
  if (!data) return null
  const [card] = data.items
  return (
    <section>
      <h2>{say('part.card')}</h2>
      {card ? (
        <p>
          <Link to={`/cards/${card.id}`}>{say('state.issued')}</Link>{' '}
          <span className="dim">
            {say('field.issuedOn')} {card.issuedOn}
          </span>
        </p>
      ) : (
        <p className="dim">
          {say('part.noCard')}{' '}
          <Link to="/cards" search={{ tab: 'wanting' }}>
            {say('tab.wanting')}
          </Link>
        </p>
      )}
    </section>
  )
}

const FactLine = ({ fact, law, by, shown }: AnswerOf<typeof readPublicity>['facts'][number]) => {
  const say = useWords(deputyWords)
  const told = shown !== null && fact === 'photo' ? say('publicity.yes') : shown
  return (
    <>
      <dt className="from-left">{say(`fact.${fact}`)}</dt>
      <dd className="all">
        {told ?? <span className="dim">{say('publicity.hidden')}</span>}{' '}
        <small className="dim">
          {say(`publicity.by.${by}`)} {law}
        </small>
      </dd>
    </>
  )
}

/** On a mandate's record: what the public sees of this deputy, fact by fact with its ground, and the card. */
export const Section = ({ id }: { readonly id: string }) => {
  const say = useWords(deputyWords)
  const holds = useHolds()
  const { data } = useAnswer(readPublicity, { params: { id } }, { isEnabled: holds('people.read') })
  if (!data) return null
  return (
    <>
      <section>
        <h2>{say('part.publicity')}</h2>
        <p className="dim">{say(data.path === null ? 'publicity.none' : 'publicity.why')}</p>
        {data.path !== null && (
          <>
            <dl className="facts">
              {data.facts.map((one) => (
                <FactLine key={one.fact} {...one} />
              ))}
            </dl>
            <p className="no-print">
              <a href={data.path} target="_blank" rel="noreferrer">
                {say('desk.publicPage')}
              </a>
            </p>
          </>
        )}
      </section>
      {holds('mandates.keep') && <CardOf mandate={id} />}
    </>
  )
}

import { Link } from '@tanstack/react-router'
import { useHolds } from '#commons/access/screens/desk/me.tsx'
import { useDates } from '#ui/desk/dates.ts'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { useWords } from '#ui/desk/words.tsx'
import { similar, type SimilarOpinion } from '../../../spec/hints.ts'
import { opinionWords, useWord } from '../words/words.ts'

const One = ({ item }: { readonly item: SimilarOpinion }) => {
  const say = useWords(opinionWords)
  const word = useWord()
  const { long } = useDates()
  return (
    <li>
      <Link to={`/opinions/${item.id}`} search={(before: Record<string, unknown>) => ({ ...before, do: undefined })}>
        <span className="nw">{item.number ?? say('noun.unnumbered')}</span> {item.title}
      </Link>
      <small className="dim">
        {[word('state', item.state), item.township.name, long(item.on)].join(' · ')}
        <br />
        {say('hints.both', { words: item.words.join(say('hints.between')) })}
      </small>
    </li>
  )
}

const Known = ({ id }: { readonly id: string }) => {
  const say = useWords(opinionWords)
  const { data } = useAnswer(similar, { params: { id }, query: {} })
  if (!data || data.items.length === 0) return null
  return (
    <section className="no-print">
      <h2>{say('hints.similar')}</h2>
      <ul className="alike">
        {data.items.map((item) => (
          <One key={item.id} item={item} />
        ))}
      </ul>
    </section>
  )
}

/** Other opinions that may say the same, with the words that both have; nothing where there is none. */
export const SimilarOnes = ({ id }: { readonly id: string }) => {
  const holds = useHolds()
  return holds(similar.access) ? <Known id={id} /> : null
}

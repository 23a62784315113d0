import { useParams } from '@tanstack/react-router'
import { namesFreshFor, useAnswer } from '#ui/desk/use-answer.ts'
import { useWords } from '#ui/desk/words.tsx'
import { likelyCategories } from '../../../spec/hints.ts'
import { opinionWords } from '../words/words.ts'

interface Props {
  readonly value: unknown
  readonly onChange: (code: string) => void
}

/** What is learnt is never certain. */
const percentOf = (share: number): string => `${Math.min(99, Math.round(share * 100))}%`

const Likely = ({ id, value, onChange }: Props & { readonly id: string }) => {
  const say = useWords(opinionWords)
  const { data } = useAnswer(likelyCategories, { params: { id }, query: {} }, { freshFor: namesFreshFor })
  if (!data) return null
  if (data.missing > 0) return <p className="hints dim">{say('hints.tooFew', { n: data.missing })}</p>
  if (data.items.length === 0) return <p className="hints dim">{say('hints.noneLikely')}</p>
  return (
    <fieldset className="hints">
      <legend>{say('hints.likely', { n: data.examples })}</legend>
      {data.items.map(({ code, name, share, words }) => (
        <button key={code} type="button" className="hint" aria-pressed={code === value} onClick={() => onChange(code)}>
          <b>{name}</b> <span>{percentOf(share)}</span>
          <small>{words.join(say('hints.between'))}</small>
        </button>
      ))}
    </fieldset>
  )
}

/** Categories that the open opinion likely belongs to, each with what speaks for it: one press chooses it. Nothing where none is open. */
export const LikelyCategories = (props: Props) => {
  const { id } = useParams({ strict: false }) as { id?: string }
  return id === undefined ? null : <Likely id={id} {...props} />
}

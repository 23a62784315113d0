import { ChoiceFilter } from '#ui/desk/register/register-list.tsx'
import { namesFreshFor, useAnswer } from '#ui/desk/use-answer.ts'
import { useWords } from '#ui/desk/words.tsx'
import { listTerms } from '../../spec/term-contract.ts'
import { organWords } from './words.ts'

/** Narrows a list to a term (届) of the county's congress, by its number: those in office or over. */
export const TermSelect = ({
  value,
  onChange,
}: {
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
}) => {
  const say = useWords(organWords)
  const { data } = useAnswer(listTerms, { query: { level: 'county', limit: 100 } }, { freshFor: namesFreshFor })
  const numbers = (data?.items ?? [])
    .filter(({ organ, state }) => organ.kind === 'congress' && (state === 'current' || state === 'ended'))
    .map(({ number }) => String(number))
  return (
    <ChoiceFilter
      label={say('column.term')}
      value={value}
      options={[...new Set(numbers)].map((number) => ({ value: number, label: say('fact.nth', { n: number }) }))}
      onChange={onChange}
    />
  )
}

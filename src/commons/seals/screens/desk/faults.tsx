import { useKinds } from '#ui/desk/kinds.tsx'
import { useLookUp, useWords } from '#ui/desk/words.tsx'
import type { Check } from '../../spec/contract.ts'
import { sealsWords } from './words.ts'

/** A fault as it was noted (`row-changed opinion 0198…`) in words: what it is, and which record or event. */
export const useFaultWords = (): ((text: string) => readonly [string, string]) => {
  const lookUp = useLookUp()
  const kindOf = useKinds()
  return (text) => {
    const [what = '', ...where] = text.split(' ')
    const place = where.map((word) => lookUp(sealsWords.name, `table.${word}`) ?? kindOf(word).noun)
    return [lookUp(sealsWords.name, `fault.${what}`) ?? what, place.join(' ')]
  }
}

interface FaultsProps {
  readonly of: Pick<Check, 'faults' | 'first'>
  readonly head: string
}

/** What a check found: how much, the first of it, and what to do now. */
export const Faults = ({ of: { faults, first }, head }: FaultsProps) => {
  const say = useWords(sealsWords)
  const wordsOf = useFaultWords()
  return (
    <>
      <b className="fault">{head}</b>
      <ul className="plain">
        {first.map((text) => {
          const [what, where] = wordsOf(text)
          return (
            <li key={text}>
              {what} <span className="mono dim">{where}</span>
            </li>
          )
        })}
      </ul>
      {faults > first.length && <p>{say('check.more', { n: faults - first.length })}</p>}
      <p>{say('check.todo')}</p>
    </>
  )
}

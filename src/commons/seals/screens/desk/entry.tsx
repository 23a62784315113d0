import type { EntryProps } from '#ui/desk/entries.tsx'
import { useWords } from '#ui/desk/words.tsx'
import { useFaultWords } from './faults.tsx'
import { sealsWords } from './words.ts'

/** A check as the log of the door tells it. */
export const Detail = ({ extra: { events, rows, faults, first } }: EntryProps) => {
  const say = useWords(sealsWords)
  const wordsOf = useFaultWords()
  const found = (Array.isArray(first) ? first : []).map((text) => wordsOf(String(text)).join(' '))
  const result = faults === 0 ? say('check.fine') : say('check.faults', { n: Number(faults) })
  return [say('check.rows', { events: Number(events), rows: Number(rows) }), result, ...found].join(' · ')
}

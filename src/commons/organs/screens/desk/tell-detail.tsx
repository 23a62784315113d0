import { useWords } from '#ui/desk/words.tsx'
import { organWords } from './words.ts'

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** What an event of an organ, term or session tells beyond who and when. */
export const TellDetail = ({ extra }: { readonly extra: Readonly<Record<string, unknown>> }) => {
  const say = useWords(organWords)
  const formerName = textOf(extra.formerName)
  const from = textOf(extra.from) || textOf(extra.startsOn)
  const parts = [
    textOf(extra.name),
    formerName && say('tell.formerName', { name: formerName }),
    textOf(extra.parent),
    from && say('tell.from', { day: from }),
    textOf(extra.endsOn) && say('tell.until', { day: textOf(extra.endsOn) }),
    textOf(extra.basis),
    textOf(extra.reason),
  ]
  return parts.filter(Boolean).join(' · ')
}

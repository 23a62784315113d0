import { useWords } from '#ui/desk/words.tsx'
import { touchesWords } from './words.ts'

/** Nothing waits here by itself: it is there for when something went wrong. */
export const TouchesWaits = () => useWords(touchesWords)('lead')

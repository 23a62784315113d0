import type { AnswerOf } from '#kernel/endpoint.ts'
import type { readPublicity } from '../spec/contract.ts'
import type { PublicCard } from '../spec/public-contract.ts'
import { type PublicFact, publicFactNames, publicFacts } from '../spec/public-facts.ts'

const joined = (texts: readonly (string | null)[]): string | null => texts.filter(Boolean).join('、') || null

/** How each declared fact reads on the public page; null where nothing is shown. A fact without a line here does not compile. */
const shown: Readonly<Record<PublicFact, (card: PublicCard) => string | null>> = {
  name: ({ name }) => name,
  congress: ({ congress, term }) => `${congress} ${term}`,
  constituency: ({ constituency, township }) => joined([constituency, township?.name ?? null]),
  delegation: ({ delegation }) => delegation,
  state: ({ startsOn, endsOn, standing }) => (standing === 'ended' ? `${startsOn ?? ''} – ${endsOn ?? ''}` : startsOn),
  posts: ({ posts }) => joined(posts.map(({ organ, title }) => (title ? `${organ} ${title}` : organ))),
  venues: ({ venues }) => joined(venues.map(({ name }) => name)),
  photo: ({ hasPhoto }) => (hasPhoto ? '✓' : null),
}

/** What the public sees of a deputy, fact by fact. */
export const publicityOf = (card: PublicCard | undefined): AnswerOf<typeof readPublicity> => ({
  path: card ? `/deputies/${card.id}` : null,
  facts: publicFactNames.map((fact) => ({
    fact,
    ...publicFacts[fact],
    shown: card ? shown[fact](card) : null,
  })),
})

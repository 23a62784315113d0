import type { Day } from '#kernel/day.ts'
import type { AnswerOf } from '#kernel/endpoint.ts'
import type { Reader } from '#platform/action/action.ts'
import type { Session } from '#platform/db/session.ts'
import { countedPosts } from '../data/post-list.ts'
import { lawNotes } from '../rules/law-notes.ts'
import type { listNotes } from '../spec/contract.ts'

interface About {
  readonly person?: string | undefined
  readonly organ?: string | undefined
}

/** What does not agree with the law among the posts in sight on a day; of one person or organ, what concerns these. */
export const notesOn = async (
  session: Session,
  reader: Reader,
  day: Day,
  about: About,
): Promise<AnswerOf<typeof listNotes>> => {
  const counted = await countedPosts(session, reader, day)
  const persons = new Map(counted.map(({ person, name }) => [person, name]))
  const organs = new Map(counted.map(({ organ, organName }) => [organ, organName]))
  const named = (id: string | null, names: ReadonlyMap<string, string>) =>
    id === null ? null : { id, name: names.get(id) ?? '' }
  const isAbout = (id: string | null, wanted: string | undefined): boolean => wanted === undefined || id === wanted
  return {
    items: lawNotes(counted, null)
      .filter(({ person, organ }) => isAbout(person, about.person) && isAbout(organ, about.organ))
      .map((note) => ({ ...note, organ: named(note.organ, organs), person: named(note.person, persons) })),
  }
}

import type { Day } from '#kernel/day.ts'

/** A person (Popolo Person). Telephone, card and photograph come with the dossier; none of them is public. */
export interface NewPerson {
  readonly id: string
  readonly name: string
  readonly isDemo: boolean
}

/**
 * A post held in an organ from–to (Popolo Membership with its Post). `role` is one of access/spec/roles.ts; `division` narrows it
 * where the organ does not say: a deputy's post in the county congress carries the township that elected him.
 */
export interface NewPost {
  readonly id: string
  readonly person: string
  readonly organ: string
  readonly role: string
  readonly division: string | null
  readonly startsOn: Day
}

/** A post with the words it is shown by, as the read view `people.post_card` gives it. */
export interface PostCard {
  readonly person: string
  readonly name: string
  readonly organ: string
  readonly organName: string
  readonly organKind: string
  readonly role: string
  readonly division: string | null
}

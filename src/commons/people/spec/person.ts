import type { Day } from '#kernel/day.ts'

export const sexes = ['male', 'female'] as const

/** 政治面貌: the Communist Party, its League, the eight democratic parties, nobody's. */
export const parties = [
  'communist',
  'league',
  'revolutionary',
  'democraticLeague',
  'construction',
  'promotion',
  'peasantsWorkers',
  'zhigong',
  'jiusan',
  'taiwan',
  'none',
] as const

export const educations = ['primary', 'junior', 'senior', 'college', 'bachelor', 'master', 'doctor'] as const

/** 职业类别, as results of elections are reported (domain.md §5.1). */
export const occupationClasses = ['worker', 'farmer', 'specialist', 'official', 'entrepreneur', 'other'] as const

/** Words about a life that anybody who may read persons reads; telephone and card are kept apart from them. */
export interface LifeData {
  readonly sex: (typeof sexes)[number] | null
  readonly birthOn: Day | null
  /** 民族, as it is written. */
  readonly nation: string | null
  readonly party: (typeof parties)[number] | null
  readonly education: (typeof educations)[number] | null
  readonly occupation: string | null
  readonly occupationClass: (typeof occupationClasses)[number] | null
  /** First day of work. */
  readonly joinedOn: Day | null
}

/** A person (Popolo Person) as the bulk doors make one: what is not given stays unknown. */
export interface NewPerson extends Partial<LifeData> {
  readonly id: string
  readonly name: string
  /** 工号 or the number of a deputy's card. */
  readonly number?: string | null
  /** Township or street to which the person belongs; null for the county's own. */
  readonly township?: string | null
  readonly isDemo: boolean
}

/**
 * A post held in an organ from–to (Popolo Membership with its Post). `role` is one of spec/roles.ts; `division` narrows it
 * where the organ does not say: a deputy's post in the county congress carries the township that elected him.
 */
export interface NewPost {
  readonly id: string
  readonly person: string
  readonly organ: string
  readonly role: string
  readonly division: string | null
  readonly startsOn: Day
  /** What it is called where the role does not say: 党组书记. */
  readonly title?: string | null
  /** Last day, of what is over. */
  readonly endsOn?: Day | null
}

/** A post with the words it is shown by, as the read view `people.post_card` gives it. */
export interface PostCard {
  readonly id: string
  readonly person: string
  readonly name: string
  readonly organ: string
  readonly organName: string
  readonly organKind: string
  readonly role: string
  readonly division: string | null
}

/** The last day of what has none yet. */
export const noEnd = 'infinity'

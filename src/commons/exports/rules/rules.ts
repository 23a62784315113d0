import type { Day } from '#kernel/day.ts'
import { every, unless, type Verdict } from '#kernel/verdict.ts'
import { takeUntil } from '../spec/release.ts'

/** ASVS 2.3.5: two different people, whatever posts the one who asked may hold by now. */
export const mayRelease = (asker: string | null, releaser: string | null): Verdict =>
  unless(releaser !== null && asker !== releaser, 'asked-by-oneself')

/**
 * A release is for what was asked then; who comes later asks again. `isOfCopy`: the county's data were brought back or in since, so that
 * what stands here as released may have been used up or taken back where it came from.
 */
export const mayTake = (releasedOn: Day | null, isOfCopy: boolean, on: Day): Verdict =>
  every(
    unless(releasedOn !== null && on <= takeUntil(releasedOn), 'release-lapsed'),
    unless(!isOfCopy, 'release-of-copy'),
  )

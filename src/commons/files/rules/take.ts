import { unless, type Verdict } from '#kernel/verdict.ts'
import { hungAs } from '../spec/hung.ts'

interface Found {
  readonly id: string
  readonly sha256: string
  readonly record: string | null
  readonly login: string | null
  readonly meantFor: string | null
}

interface Taking {
  readonly login: string | null
  readonly record: string
  /** Files that the record names already and may go on naming, whoever sent them. */
  readonly named?: readonly string[]
}

/** A record takes what its own sender sent, and what hangs nowhere yet: a citizen's by the record that the submission makes. */
export const mayTake = (
  found: readonly Found[],
  ids: readonly string[],
  { login, record, named = [] }: Taking,
): Verdict => {
  const isSent = (one: Found): boolean => (login === null ? one.meantFor === record : one.login === login)
  const isFit = (one: Found): boolean => (one.record === null ? isSent(one) : named.includes(hungAs(one)))
  const fit = new Set(found.filter(isFit).map(({ id }) => id))
  return unless(ids.every((id) => fit.has(id)) && new Set(ids).size === ids.length, 'file-unknown')
}

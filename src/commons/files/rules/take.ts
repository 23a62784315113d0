import { unless, type Verdict } from '#kernel/verdict.ts'

interface Loose {
  readonly id: string
  readonly record: string | null
  readonly login: string | null
  readonly meantFor: string | null
}

/** A record takes what its own sender sent, and what hangs nowhere yet: a citizen's by the record that the submission makes. */
export const mayTake = (
  found: readonly Loose[],
  ids: readonly string[],
  { login, record }: { readonly login: string | null; readonly record: string },
): Verdict => {
  const isOwn = (one: Loose): boolean => (login === null ? one.meantFor === record : one.login === login)
  const fit = new Set(found.filter((one) => one.record === null && isOwn(one)).map(({ id }) => id))
  return unless(ids.every((id) => fit.has(id)) && new Set(ids).size === ids.length, 'file-unknown')
}

import { unless, type Verdict } from '#kernel/verdict.ts'

const codesOf = (value: unknown): string[] =>
  Array.isArray(value)
    ? value.flatMap((one: { code?: unknown }) => (typeof one?.code === 'string' ? [one.code] : []))
    : []

/**
 * A list of codes grows and its names change, but a code once given is never taken away or given twice: records carry it
 * (features.md 224).
 */
export const keepsItsCodes = (before: unknown, after: unknown): Verdict => {
  const [old, now] = [codesOf(before), codesOf(after)]
  return unless(new Set(now).size === now.length && old.every((code) => now.includes(code)), 'codes-are-kept', {
    pointer: '/value',
  })
}

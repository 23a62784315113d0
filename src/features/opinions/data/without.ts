const gone = '〔已删除〕'

const escaped = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&')

/** What a citizen is found by in texts: the phone however its digits are grouped, the name where it is more than one character. */
export const tracesOf = ({
  name,
  phone,
}: {
  readonly name: string | null
  readonly phone: string | null
}): RegExp[] => [
  ...(phone ? [new RegExp([...phone].map(escaped).join('[\\s-]?'), 'g')] : []),
  ...(name && name.length > 1 ? [new RegExp(escaped(name), 'g')] : []),
]

/** A text without these traces: what was said stays, who said it goes (archives keep the matter, 个人信息保护法 47 takes the person). */
export const without = (traces: readonly RegExp[], text: string): string =>
  traces.reduce((left, trace) => left.replaceAll(trace, gone), text)

/** Whether a text that is told somewhere in this value bears one of the traces; what the texts are called does not count. */
export const bears = (traces: readonly RegExp[], told: unknown): boolean =>
  typeof told === 'string'
    ? without(traces, told) !== told
    : typeof told === 'object' && told !== null && Object.values(told).some((part) => bears(traces, part))

const gone = '〔已删除〕'

const escaped = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&')

const grouped = (digits: string): string => [...digits].join('[\\s-]?')

/** Eleven digits are nobody else's, however they are grouped and whatever stands before them (86, 0). */
const mobileTrace = (digits: string): string => `(?:(?:\\+|00)?86[\\s-]?)?${grouped(digits)}`

/** What a number of seven or eight digits also may be: a day, a sum, a count, the number of a paper. */
const isDay = (local: string): boolean => /^2\d{3}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(local)
const asPhone = '(?<=(?:电话|座机|固话|号码|联系|拨打|致电|打)[^\\d，。；！？\\n]{0,8})'
const notOfPaper = '(?<!(?:编号|文号|证号|账号|户号|单号|第|[¥￥№])[:：\\s]?)'
const notCounted = '(?!\\s?(?:[万亿]|元|块|吨|斤|亩|米|公里|平方|人|户|次|件|年|月|日|[%％]))'

/**
 * A landline is looked for only where digits begin and end, in the grouping that people write it in, with its area code or an
 * extension around it: what merely has the same digits is not a phone, and the matter needs it.
 */
const landlineTrace = (area: string | undefined, local: string): string => {
  const half = local.length - 4
  const number = `${local.slice(0, half)}[\\s-]?${local.slice(half)}`
  const code = `(?:[(（]?${area ?? '0\\d{2,3}'}[)）]?[\\s-]?)`
  const alone = `(?<!\\d[-./,]?)(?<!0\\d{2,3}[\\s)）-]{1,2})${notOfPaper}${isDay(local) ? asPhone : ''}`
  return `(?:(?<!\\d)${code}|${alone})${number}(?:(?:-|转)\\d{1,4})?(?![-./,]?\\d)${notCounted}`
}

const phoneTrace = (phone: string): string => {
  const mobile = /^(?:\+?86)?(1[3-9]\d{9})$/.exec(phone)?.[1]
  if (mobile) return mobileTrace(mobile)
  const [, area, local = phone] = /^(0(?:10|2\d|[3-9]\d{2}))?(\d+)$/.exec(phone) ?? []
  return landlineTrace(area, local)
}

/** What a citizen is found by in texts: the phone, the name where it is more than one character. */
export const tracesOf = ({
  name,
  phone,
}: {
  readonly name: string | null
  readonly phone: string | null
}): RegExp[] => [
  ...(phone ? [new RegExp(phoneTrace(phone), 'g')] : []),
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

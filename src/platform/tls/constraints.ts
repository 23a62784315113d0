import { isIP } from 'node:net'

const der = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts)
  const length =
    body.length < 128
      ? [body.length]
      : body.length < 256
        ? [0x81, body.length]
        : [0x82, body.length >> 8, body.length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...length]), body])
}

const sequence = 0x30
const permitted = 0xa0
const dnsName = 0x82
const ipAddress = 0x87

export interface Range {
  readonly address: string
  readonly bits: number
}

/** `10.0.0.0/8`; undefined for anything that is no IPv4 range. */
export const readRange = (text: string): Range | undefined => {
  const [, address = '', bits = '32'] = /^([\d.]+)(?:\/(\d{1,2}))?$/.exec(text) ?? []
  return isIP(address) === 4 && Number(bits) <= 32 ? { address, bits: Number(bits) } : undefined
}

const maskOf = (bits: number): number[] =>
  [0, 8, 16, 24].map((before) => 0xff & ~(0xff >> Math.max(0, Math.min(8, bits - before))))

const rangeBytes = ({ address, bits }: Range): Buffer => {
  const mask = maskOf(bits)
  return Buffer.from([...address.split('.').map((part, at) => Number(part) & (mask[at] ?? 0)), ...mask])
}

/** NameConstraints (RFC 5280 4.2.1.10) in DER: below these domains and in these ranges, and nowhere else. */
export const nameConstraints = (domains: readonly string[], ranges: readonly Range[]): Buffer =>
  der(
    sequence,
    der(
      permitted,
      ...domains.map((domain) => der(sequence, der(dnsName, Buffer.from(domain, 'ascii')))),
      ...ranges.map((range) => der(sequence, der(ipAddress, rangeBytes(range)))),
    ),
  )

/** The elements that a DER value holds: tag and content of each. */
const elementsOf = (bytes: Buffer): { tag: number; content: Buffer }[] => {
  const found = []
  for (let at = 0; at < bytes.length; ) {
    const [tag = 0, short = 0] = bytes.subarray(at, at + 2)
    const more = short > 0x80 ? short - 0x80 : 0
    const length = more === 0 ? short : bytes.readUIntBE(at + 2, more)
    const start = at + 2 + more
    found.push({ tag, content: bytes.subarray(start, start + length) })
    at = start + length
  }
  return found
}

export interface Constraints {
  readonly domains: readonly string[]
  readonly ranges: readonly Range[]
}

const bitsOf = (mask: Buffer): number =>
  [...mask].reduce((bits, byte) => bits + byte.toString(2).replaceAll('0', '').length, 0)

/** What `nameConstraints` wrote. */
export const readConstraints = (bytes: Buffer): Constraints => {
  const names = elementsOf(bytes)
    .flatMap(({ content }) => elementsOf(content))
    .filter(({ tag }) => tag === permitted)
    .flatMap(({ content }) => elementsOf(content))
    .flatMap(({ content }) => elementsOf(content))
  return {
    domains: names.filter(({ tag }) => tag === dnsName).map(({ content }) => content.toString('ascii')),
    ranges: names
      .filter(({ tag, content }) => tag === ipAddress && content.length === 8)
      .map(({ content }) => ({ address: content.subarray(0, 4).join('.'), bits: bitsOf(content.subarray(4)) })),
  }
}

/** Whether an authority with these constraints may vouch for a name or address. */
export const mayVouch = ({ domains, ranges }: Constraints, name: string): boolean => {
  if (isIP(name) === 4)
    return ranges.some((range) => rangeBytes({ address: name, bits: range.bits }).equals(rangeBytes(range)))
  return domains.some((domain) => name === domain || name.endsWith(`.${domain}`))
}

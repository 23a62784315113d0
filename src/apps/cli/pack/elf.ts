/** What a Linux program or library says about where it can run. */
export interface Elf {
  readonly arch: 'x64' | 'arm64' | 'other'
  /** Libraries that the loader must find. */
  readonly needed: readonly string[]
  /** Versions of symbols that it asks of them, e.g. `GLIBC_2.28`. */
  readonly versions: readonly string[]
}

const machines: Readonly<Record<number, Elf['arch']>> = { 62: 'x64', 183: 'arm64' }
const segment = { load: 1, dynamic: 2 } as const
const tag = { needed: 1, strings: 5, verneed: 0x6ffffffe, verneedCount: 0x6fffffff } as const

const isElf = (bytes: Buffer): boolean => bytes.length > 64 && bytes.readUInt32BE(0) === 0x7f454c46

const textAt = (bytes: Buffer, offset: number): string => bytes.toString('latin1', offset, bytes.indexOf(0, offset))

const segmentsOf = (bytes: Buffer) => {
  const [table, size, count] = [Number(bytes.readBigUInt64LE(32)), bytes.readUInt16LE(54), bytes.readUInt16LE(56)]
  return Array.from({ length: count }, (_, nth) => table + nth * size).map((at) => ({
    type: bytes.readUInt32LE(at),
    offset: Number(bytes.readBigUInt64LE(at + 8)),
    address: Number(bytes.readBigUInt64LE(at + 16)),
    size: Number(bytes.readBigUInt64LE(at + 32)),
  }))
}

const dynamicOf = (bytes: Buffer, { offset, size }: { offset: number; size: number }): [tag: number, value: number][] =>
  Array.from({ length: size / 16 }, (_, nth) => offset + nth * 16).map((at) => [
    Number(bytes.readBigInt64LE(at)),
    Number(bytes.readBigUInt64LE(at + 8)),
  ])

/** Walks the two linked lists of needed versions: libraries, and under each the versions asked of it. */
const versionsAt = (bytes: Buffer, first: number, libraries: number, strings: number): string[] => {
  const found: string[] = []
  let library = first
  for (let nth = 0; nth < libraries; nth++) {
    let version = library + bytes.readUInt32LE(library + 8)
    for (let left = bytes.readUInt16LE(library + 2); left > 0; left--) {
      found.push(textAt(bytes, strings + bytes.readUInt32LE(version + 8)))
      version += bytes.readUInt32LE(version + 12)
    }
    library += bytes.readUInt32LE(library + 12)
  }
  return found
}

/** Reads a 64-bit little-endian ELF file the way the loader does, by its dynamic segment; undefined for anything else. */
export const readElf = (bytes: Buffer): Elf | undefined => {
  const isWide = bytes[4] === 2 && bytes[5] === 1
  if (!isElf(bytes) || !isWide) return undefined
  const arch = machines[bytes.readUInt16LE(18)] ?? 'other'
  const segments = segmentsOf(bytes)
  const dynamic = segments.find(({ type }) => type === segment.dynamic)
  if (!dynamic) return { arch, needed: [], versions: [] }
  const entries = dynamicOf(bytes, dynamic)
  const offsetOf = (wanted: number): number | undefined => {
    const address = entries.find(([name]) => name === wanted)?.[1]
    if (address === undefined) return undefined
    const home = segments.find(
      (one) => one.type === segment.load && address >= one.address && address < one.address + one.size,
    )
    return home && address - home.address + home.offset
  }
  const strings = offsetOf(tag.strings) ?? 0
  const verneed = offsetOf(tag.verneed)
  const libraries = entries.find(([name]) => name === tag.verneedCount)?.[1] ?? 0
  return {
    arch,
    needed: entries.filter(([name]) => name === tag.needed).map(([, at]) => textAt(bytes, strings + at)),
    versions: verneed === undefined ? [] : versionsAt(bytes, verneed, libraries, strings),
  }
}

const partsOf = (version: string): number[] => version.split('.').map(Number)

/** Which of two dotted versions is the older one, for sorting. */
export const byVersion = (a: string, b: string): number => {
  const [left, right] = [partsOf(a), partsOf(b)]
  const at = left.findIndex((part, nth) => part !== (right[nth] ?? 0))
  return at === -1 ? left.length - right.length : (left[at] ?? 0) - (right[at] ?? 0)
}

/** The oldest system library of a kind (`GLIBC`, `GLIBCXX`) that satisfies all of them; undefined when none is asked for. */
export const leastVersion = (elves: readonly Elf[], kind: string): string | undefined =>
  elves
    .flatMap(({ versions }) => versions)
    .filter((version) => version.startsWith(`${kind}_`) && /_\d/.test(version))
    .map((version) => version.slice(kind.length + 1))
    .toSorted(byVersion)
    .at(-1)

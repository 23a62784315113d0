/**
 * The text inside the packed files, made by `actions/pack-divisions.ts` and read by `data/packed-files.ts`.
 *
 * `counties`: one line each, `11 北京市` (province), `1101 市辖区` (city), `110101 东城区` (county), parents first.
 * One file a province: sections `#411624` (county), in them `@001 东城街道` (township, last three digits of its code), in them
 * villages, `201 李营村民委员会` (last three digits) or the name alone where the number is the previous one's plus one.
 * A county's section can be cut out and read without looking at the rest.
 */
export interface PackedVillage {
  readonly code: string
  readonly name: string
}

export interface PackedTownship {
  readonly code: string
  readonly name: string
  readonly villages: PackedVillage[]
}

/** A county's section. Codes must lie under their parents' and names hold no white space or sign of the format. */
export const packCounty = (county: string, townships: readonly PackedTownship[]): string => {
  const lines = [`#${county}`]
  for (const township of townships) {
    lines.push(`@${under(county, township.code)} ${plain(township.name)}`)
    let previous = 0
    for (const village of township.villages) {
      const number = under(township.code, village.code)
      const name = plain(village.name)
      lines.push(Number(number) === previous + 1 ? name : `${number} ${name}`)
      previous = Number(number)
    }
  }
  return `${lines.join('\n')}\n`
}

/** The townships of a county with their villages; empty where the province's text has no such county. */
export const unpackCounty = (province: string, county: string): PackedTownship[] => {
  const heading = `#${county}\n`
  const start = province.startsWith(heading) ? 0 : province.indexOf(`\n${heading}`) + 1
  if (start === 0 && !province.startsWith(heading)) return []
  const end = province.indexOf('\n#', start + 1)
  const townships: PackedTownship[] = []
  let previous = 0
  for (const line of province
    .slice(start, end < 0 ? undefined : end)
    .split('\n')
    .slice(1)) {
    if (line === '') continue
    const [first = '', second] = line.split(' ')
    if (first.startsWith('@')) {
      townships.push({ code: county + first.slice(1), name: second ?? '', villages: [] })
      previous = 0
      continue
    }
    const township = townships.at(-1)
    if (!township) throw new Error(`packed divisions of ${county} are broken: a village before any township`)
    previous = second === undefined ? previous + 1 : Number(first)
    township.villages.push({ code: township.code + String(previous).padStart(3, '0'), name: second ?? first })
  }
  return townships
}

const under = (parent: string, code: string): string => {
  if (code.length === parent.length + 3 && code.startsWith(parent)) return code.slice(parent.length)
  throw new Error(`division ${code} does not lie under ${parent}`)
}

const plain = (name: string): string => {
  if (name !== '' && !/[\s#@]/.test(name)) return name
  throw new Error(`division name ${JSON.stringify(name)} cannot be packed`)
}

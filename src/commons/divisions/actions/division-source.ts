import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import { packedDirectory, readCounties, readCounty } from '../data/packed-files.ts'
import { countyKind, isPlaceholder, townshipKind, villageKind } from '../rules/kinds.ts'
import { matchCounties } from '../rules/match-counties.ts'
import { shortName } from '../rules/short-name.ts'
import type { County, Township, Village } from '../spec/division.ts'

/** China's divisions as the statistics bureau lists them (2023), without Hong Kong, Macao and Taiwan. */
export interface DivisionSource {
  /** Throws Problem `unknown-county`. */
  findCounty(code: string): County
  /** Counties whose province, city, name or code hold every word of the text, best first, 20 at most. */
  searchCounties(text: string): County[]
  /** In the order of their codes. Throws Problem `unknown-county`. */
  townshipsOf(countyCode: string): Promise<Township[]>
  /** In the order of their codes. Throws Problem `unknown-county`. */
  villagesOf(countyCode: string): Promise<Village[]>
}

/** Opens the packed files; about 1 MB in memory. Throws an Error where they have not been packed. */
export const divisionSource = (directory: string = packedDirectory): DivisionSource => {
  const counties = countiesOf(readCounties(directory))
  const findCounty = (code: string): County => {
    const county = counties.get(code)
    if (!county) throw new Problem(refuse('unknown-county', { params: { code } }))
    return county
  }
  const sectionOf = async (code: string) => readCounty(directory, findCounty(code).code)
  return {
    findCounty,
    searchCounties: (text) => matchCounties([...counties.values()], text),
    townshipsOf: async (countyCode) =>
      (await sectionOf(countyCode)).map(({ code, name }) => ({ code, name, kind: townshipKind(code, name) })),
    villagesOf: async (countyCode) =>
      (await sectionOf(countyCode)).flatMap((township) =>
        township.villages.map(({ code, name }) => ({
          code,
          name,
          shortName: shortName(name),
          kind: villageKind(code),
          township: township.code,
        })),
      ),
  }
}

const countiesOf = (rows: readonly { code: string; name: string }[]): Map<string, County> => {
  const names = new Map(rows.map(({ code, name }) => [code, name]))
  const counties = rows.filter(({ code }) => code.length === 6)
  return new Map(
    counties.map(({ code, name }) => {
      const province = names.get(code.slice(0, 2)) ?? ''
      const city = names.get(code.slice(0, 4)) ?? ''
      const isCity = !isPlaceholder(city) && city !== name
      return [code, { code, name, kind: countyKind(code, name), province, city: isCity ? city : null }]
    }),
  )
}

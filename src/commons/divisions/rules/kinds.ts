import type { CountyKind, TownshipKind, VillageKind } from '../spec/division.ts'
import { placeWords } from '../spec/labels/place-words.ts'

/** Coded among the counties outside the bureau's segment for zones, and without a congress: 西沙, 南沙, 中沙; 大柴旦行政委员会. */
const withoutCongress = new Set(['460321', '460322', '460323', '632857'])

/** Segment 71–79 of the county number is the bureau's for zones; else the name tells. 林区 and 特区 are counties, 矿区 and 新区 districts. */
export const countyKind = (code: string, name: string): CountyKind => {
  if (code[4] === '7' || withoutCongress.has(code)) return 'zone'
  if (name.endsWith(placeWords.city)) return 'city'
  return name.endsWith(placeWords.district) && code !== '429021' && code !== '520203' ? 'district' : 'county'
}

/**
 * The bureau numbers streets 001–099, towns 100–199, townships 200–399 and units like them (zones, farms) 400–599. Streets that a
 * zone set up stand among the last and are streets by name; all else there is `other`, whatever it is called. 198 holds
 * villages directly under a county, 000 an area without local government; Beijing's 地区 are offices like streets.
 */
export const townshipKind = (code: string, name: string): TownshipKind => {
  const number = Number(code.slice(6))
  if (name.endsWith(placeWords.street)) return 'street'
  if (number === 0 || number >= 400 || name.endsWith(placeWords.noTownship)) return 'other'
  return number < 100 ? 'street' : 'township'
}

/** The bureau numbers residents' committees 001–199, villagers' committees 200–399 and units like them 400–599. */
export const villageKind = (code: string): VillageKind => {
  const number = Number(code.slice(9))
  if (number === 0 || number >= 400) return 'other'
  return number < 200 ? 'community' : 'village'
}

/** Entries at city level of the bureau's tree that nobody calls a city: 市辖区 under 北京市, 省直辖县级行政区划 under 河南省. */
export const isPlaceholder = (city: string): boolean => placeWords.noCity.some((word) => word === city)

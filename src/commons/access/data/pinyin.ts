import { syllables } from './pinyin-table.ts'

/** Readings of each character, from the table. */
const tableOf = (): ReadonlyMap<string, readonly string[]> => {
  const table = new Map<string, string[]>()
  for (const entry of syllables.flatMap((line) => line.split(' '))) {
    const [, reading = '', characters = ''] = /^([a-z]+)(.+)$/u.exec(entry) ?? []
    for (const character of characters) table.set(character, [...(table.get(character) ?? []), reading])
  }
  return table
}

let kept: ReadonlyMap<string, readonly string[]> | undefined

const mostReadings = 8

/** A Chinese name as it may be typed in pinyin, without tones: 沈丘 → `shenqiu`; at most eight, none where a character is not known. */
export const typedNames = (name: string): string[] => {
  kept ??= tableOf()
  const table = kept
  return [...name].reduce<string[]>(
    (begun, character) =>
      begun.flatMap((so) => (table.get(character) ?? []).map((reading) => so + reading)).slice(0, mostReadings),
    [''],
  )
}

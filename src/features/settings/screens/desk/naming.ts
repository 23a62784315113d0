import { useLookUp, useWords } from '#ui/desk/words.tsx'
import { settingWords } from './words.ts'

/** Words for what is only known at run time: rooms, their settings, values, bases and units. */
export const useNaming = () => {
  const say = useWords(settingWords)
  const lookUp = useLookUp()
  const own = (key: string): string | undefined => lookUp(settingWords.name, key)
  const unitOf = (unit: string | null): string => (unit === null ? '' : ` ${own(`unit.${unit}`) ?? unit}`)
  return {
    say,
    roomName: (room: string): string => own(`room.${room}`) ?? room,
    settingName: (room: string, field: string): string => own(`${room}.${field}`) ?? field,
    basisOf: (basis: string | null): string => (basis === null ? '' : (own(`basis.${basis}`) ?? basis)),
    valueOf: (value: unknown, unit: string | null = null): string => {
      if (value === null || value === undefined) return say('value.none')
      if (Array.isArray(value)) return say('value.items', { n: value.length })
      return `${typeof value === 'number' || typeof value === 'string' ? value : JSON.stringify(value)}${unitOf(unit)}`
    },
  }
}

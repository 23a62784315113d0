import { useMemo } from 'react'
import { type Language, useSpeaking } from './words.tsx'

const zone = 'Asia/Shanghai'
const clock = new Intl.DateTimeFormat('en-CA', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** `2026-11-20 08:12` of an instant, in China. */
export const momentOf = (at: string): string => {
  const parts = Object.fromEntries(clock.formatToParts(new Date(at)).map(({ type, value }) => [type, value]))
  return `${parts.year}-${parts.month}-${parts.day} ${parts.hour}:${parts.minute}`
}

/** `11-20` within this year, `2025-11-20` of another: for tables. */
export const shortDay = (day: string, today: string): string =>
  day.slice(0, 4) === today.slice(0, 4) ? day.slice(5) : day

const localeOf = (language: Language): string => (language === 'en' ? 'en-GB' : language)
const noon = (day: string): Date => new Date(`${day}T12:00:00+08:00`)

/** Days as running text writes them: 2026年11月23日. */
export const useDates = () => {
  const { language } = useSpeaking()
  return useMemo(() => {
    const write = (options: Intl.DateTimeFormatOptions) => {
      const format = new Intl.DateTimeFormat(localeOf(language), { timeZone: zone, ...options })
      return (day: string): string => format.format(noon(day))
    }
    const long = { year: 'numeric', month: 'long', day: 'numeric' } as const
    return {
      long: write(long),
      withWeekday: write({ ...long, weekday: 'long' }),
      short: write({ month: 'short', day: 'numeric' }),
    }
  }, [language])
}

import { z } from 'zod'
import { parseDay } from '#kernel/day.ts'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** GB 11643-1999: eighteen characters, a birthday that exists, and the check character by ISO 7064 MOD 11-2. */
export const isIdCard = (text: string): boolean => {
  if (!/^\d{17}[\dX]$/.test(text)) return false
  if (parseDay(birthOf(text)) === null) return false
  const sum = weights.reduce((total, weight, at) => total + weight * Number(text[at]), 0)
  return '10X98765432'[sum % 11] === text[17]
}

/** The birthday that a card's number holds, as a day. */
export const birthOf = (card: string): string => `${card.slice(6, 10)}-${card.slice(10, 12)}-${card.slice(12, 14)}`

/** The sex that a card's number holds: the last digit of the sequence is odd for men. */
export const sexOf = (card: string): 'male' | 'female' => (Number(card[16]) % 2 === 1 ? 'male' : 'female')

/** A number of an identity card; blanks are left out, a small x is a large one. */
export const idCard = () =>
  z
    .string()
    .refine((value) => value.length <= 30, { error: 'too-long', params: { max: 30 }, abort: true })
    .transform((value) => value.replace(/[\s-]/g, '').toUpperCase())
    .refine(isIdCard, 'bad-id-card')

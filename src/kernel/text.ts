import { z } from 'zod'
import { parseDay } from './day.ts'
import { isMarkedSecret } from './marking.ts'

/** Characters that no text of ours holds: controls (but tab and line ends), NUL, and characters that reverse the reading direction. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/u

const isClean = (text: string): boolean => !forbidden.test(text) && text.isWellFormed()

/** Length as a reader counts it: a rare character outside the basic plane is one. */
const lengthOf = (text: string): number => [...text].length

/** Texts are kept exactly as sent: what is stored is what the sealed record says was received. */
const text = (min: number, max: number) =>
  z
    .string()
    // Code units first, so that a huge text is refused cheaply.
    .refine((value) => value.length <= max * 2, { error: 'too-long', params: { max }, abort: true })
    .refine(isClean, 'bad-characters')
    .refine((value) => lengthOf(value.trim()) >= min, { error: min > 1 ? 'too-short' : 'required', params: { min } })
    .refine((value) => lengthOf(value) <= max, { error: 'too-long', params: { max } })
    // 保守国家秘密法 29、31: nothing of state secrets is kept in a system like this one.
    .refine((value) => !isMarkedSecret(value), 'marked-secret')

/** One line of text of `min`–`max` characters, blanks around it not counted toward `min`. */
export const line = (min: number, max: number) =>
  text(min, max)
    .refine((value) => !/[\r\n]/.test(value), 'one-line')
    .meta({ widget: 'line', min, max, maxLength: max * 2 })

/** Text of `min`–`max` characters that may run over lines. */
export const paragraph = (min: number, max: number) =>
  text(min, max).meta({ widget: 'paragraph', min, max, maxLength: max * 2 })

/** A calendar day `YYYY-MM-DD` that exists. */
export const dayText = () =>
  z
    .string()
    .refine((value) => parseDay(value) !== null, 'bad-day')
    .meta({ widget: 'day' })

/** A telephone number of mainland China; blanks and hyphens are left out. */
export const phone = () =>
  z
    .string()
    .refine((value) => value.length <= 30, { error: 'too-long', params: { max: 30 }, abort: true })
    .transform((value) => value.replace(/[\s-]/g, ''))
    .refine((value) => /^(\+?86)?1[3-9]\d{9}$|^0\d{9,11}$|^[2-8]\d{6,7}$/.test(value), 'bad-phone')
    .meta({ widget: 'phone' })

/** An id as the database writes it. What is derived from an id (codes, links, seals) must not depend on how it was typed. */
export const uuid = () => z.uuid().transform((text) => text.toLowerCase())

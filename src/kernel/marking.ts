import { inEveryMark, secretMarks } from './labels/secret-marks.ts'

/** Characters that are there and not seen: they would hide a mark from us and from nobody else. */
// biome-ignore lint/suspicious/noMisleadingCharacterClass: each of them is taken out by itself
const unseen = /[\u200b-\u200f\u2060-\u2064\ufeff\u00ad]/gu

/**
 * Whether a text bears the mark of a classified document, as it stands in the head of one: before a star, after 密级, in brackets, alone on a line, or
 * a copy number (保守国家秘密法; GB/T 9704-2012 §7.2.1–7.2.2). Words that only speak of secrets (商业秘密, 机密性) are no mark. Looks at the text only: what is
 * in scanned pictures it does not read.
 */
export const isMarkedSecret = (text: string): boolean => {
  if (!inEveryMark.test(text)) return false
  const seen = text.replace(unseen, '')
  return secretMarks.some((mark) => mark.test(seen))
}

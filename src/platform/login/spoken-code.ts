import { randomInt } from 'node:crypto'

/** Without the letters and digits that are read as each other. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Groups of four out of 31 signs, for people to read and type: twelve signs are 59 bits. `pick` gives a number below its argument. */
export const spokenCode = (groups = 3, pick: (below: number) => number = randomInt): string =>
  Array.from({ length: groups }, () => Array.from({ length: 4 }, () => alphabet[pick(alphabet.length)]).join('')).join(
    '-',
  )

/** A code as it counts: blanks, hyphens and case do not. */
export const bareCode = (code: string): string => code.toLowerCase().replace(/[\s-]/g, '')

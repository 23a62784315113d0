import { createHash, randomInt, timingSafeEqual } from 'node:crypto'
import { listCounties } from '#commons/organs/data/counties.ts'
import type { Instance } from '../instance.ts'
import { sentence } from '../sentence.ts'

/** The first run of an empty instance: whoever reads the console may make its county, once. */
export interface FirstRun {
  /** Shown on the console and nowhere else; it ends with the process. */
  readonly code: string
  isOpen: boolean
}

/** Without the letters and digits that are read as each other. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Twelve characters, 59 bits. */
const newCode = (): string =>
  Array.from({ length: 3 }, () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('')).join(
    '-',
  )

/** Null when the instance has a county already: then there is nothing to set up. */
export const openFirstRun = async ({ db }: Instance): Promise<FirstRun | null> => {
  const counties = await db.read('*', listCounties)
  return counties.length > 0 ? null : { code: newCode(), isOpen: true }
}

/** Whether the county can still be made here: not once another terminal has made one. */
export const isStillOpen = async ({ db }: Pick<Instance, 'db'>, firstRun: FirstRun): Promise<boolean> => {
  if (firstRun.isOpen && (await db.read('*', listCounties)).length > 0) firstRun.isOpen = false
  return firstRun.isOpen
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Whether the code fits; blanks, hyphens and case do not matter, and neither does how much of it is right. */
export const fitsCode = ({ code }: FirstRun, given: string): boolean => {
  const bare = (text: string): string => text.toLowerCase().replace(/[\s-]/g, '')
  return timingSafeEqual(digest(bare(code)), digest(bare(given)))
}

/** Tells the operator where to make the county, with which code, and the command that does it too. */
export const tellFirstRun = ({ code }: FirstRun, url: string, say: (line: string) => void): void => {
  say(sentence('noCounty', { url: `${url}/setup` }))
  say(`  ${sentence('setupCode', { code })}`)
}

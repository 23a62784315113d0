import { allow, refuse, type Verdict } from '#kernel/verdict.ts'

/** Least and most characters; every one counts, nothing is cut or folded (ASVS 6.2.1, 6.2.8, 6.2.9). */
const passwordLength = { least: 8, most: 128 }

/** What is known about whoever chooses: words that a guesser would try first. */
export interface PasswordContext {
  /** Own name, log-in, phone; name of the county, in characters and in pinyin. */
  readonly words: readonly string[]
  readonly isCommon: (password: string) => boolean
}

/** Words of the house and of the trade, in characters and as they are typed. */
const localWords = [
  '人大',
  '履职',
  '代表',
  '常委会',
  'renda',
  'rd',
  'luzhi',
  'lvzhi',
  'daibiao',
  'rmdb',
  'npc',
  'admin',
]

const leet: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase()
const bare = (text: string): string => text.replace(/^[\d\p{P}\p{S}\s]+|(?<![\d\p{P}\p{S}\s])[\d\p{P}\p{S}\s]+$/gu, '')
const unleet = (text: string): string => text.replace(/[013457@$!]/g, (letter) => leet[letter] ?? letter)

/** Readings under which a guesser's list would hold it: as typed, without the digits around it, with the usual digits for letters. */
const readings = (text: string): string[] => [...new Set([text, bare(text), unleet(text), unleet(bare(text))])]

const isRun = (text: string): boolean => {
  const points = [...text].map((letter) => letter.codePointAt(0) ?? 0)
  const steps = points.slice(1).map((point, index) => point - (points[index] ?? 0))
  return new Set(text).size <= 2 || (new Set(steps).size === 1 && Math.abs(steps[0] ?? 0) <= 1)
}

/** What is left when the words are taken out, longest first, and with them digits and signs. */
const without = (text: string, words: readonly string[]): string =>
  words
    .map(plain)
    .filter((word) => [...word].length >= 2)
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, word) => rest.replaceAll(word, ''), text)
    .replace(/[\d\p{P}\p{S}\s]/gu, '')

const leastBesideWords = 4

/**
 * Whether it may be a password: length only, and nothing that is guessed first. No rule of capitals, digits and signs, no term
 * (ASVS 6.2.5, 6.2.10). Refusals: password-short, password-long, password-common, password-local.
 */
export const mayBePassword = (password: string, { words, isCommon }: PasswordContext): Verdict => {
  const length = [...password].length
  const at = { pointer: '/password' }
  if (length < passwordLength.least) return refuse('password-short', { ...at, params: { min: passwordLength.least } })
  if (length > passwordLength.most || !password.isWellFormed())
    return refuse('password-long', { ...at, params: { max: passwordLength.most } })
  const text = plain(password)
  if (isRun(text) || readings(text).some(isCommon)) return refuse('password-common', at)
  const local = [...words, ...localWords]
  const hasWord = local.some((word) => [...word].length >= 2 && text.includes(plain(word)))
  if (hasWord && [...without(text, local)].length < leastBesideWords) return refuse('password-local', at)
  return allow
}

/** Whether another password is due before anything else: it was demanded, or what was given is shorter than the rule of today. */
export const mustChangeNow = (login: { readonly mustChange: boolean }, password: string): boolean =>
  login.mustChange || [...password].length < passwordLength.least

const keysInARow = /^(012345|123456|234567|345678|456789|567890|654321|543210|987654|876543|765432)$/

/** What lists of PINs in use begin with once runs and repetitions are out: keys in a line, mirrored, said as words. */
const oftenChosen = new Set([
  '147258',
  '258369',
  '159357',
  '123321',
  '112233',
  '223344',
  '520131',
  '131452',
  '521314',
  '888666',
])

/** Whether six digits may be a PIN: not one digit over and over, not a run, not a pair or triple repeated, none of the often chosen. */
export const mayBePin = (pin: string): Verdict =>
  /^\d{6}$/.test(pin) && !keysInARow.test(pin) && !/^(\d{1,3})\1+$/.test(pin) && !oftenChosen.has(pin)
    ? allow
    : refuse('weak-pin', { pointer: '/pin' })

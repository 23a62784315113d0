/** Controls, characters that are not seen or turn the reading direction, and those that some system's paths do not hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const unfit = /[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff"<>:|?*]/gu

const longest = 120

/** The last part of a name after a dot, in small letters; empty where there is none. */
export const endingOf = (name: string): string => /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? ''

/** A name to show and to save under: no path, nothing unseen, of a length that every system takes. It never names a place on the server. */
export const safeName = (given: string): string => {
  const last = given.toWellFormed().normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const name = last.replace(unfit, '').replace(/^[\s.]+|(?<![\s.])[\s.]+$/gu, '')
  const ending = endingOf(name)
  const letters = [...name]
  if (letters.length <= longest) return name
  return ending
    ? `${letters.slice(0, longest - ending.length - 1).join('')}.${ending}`
    : letters.slice(0, longest).join('')
}

/** The name with the ending of what the file is now. */
export const withEnding = (name: string, ending: string): string => {
  const own = endingOf(name)
  return `${own ? name.slice(0, -own.length - 1) : name}.${ending}`
}

const percent = (letter: string): string => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`

/** `Content-Disposition` of a file that is saved and never drawn: plain letters for old readers, the name itself as RFC 8187 has it (RFC 6266). */
export const savedAs = (name: string): string => {
  const safe = safeName(name)
  const plain = safe.replace(/[^A-Za-z0-9._-]/g, '_')
  const whole = encodeURIComponent(safe).replace(/['()*!]/g, percent)
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`
}

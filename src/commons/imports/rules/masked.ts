/** What stands in a personal column, enough to recognise it: the first and last characters of numbers, the family name. */
export const maskedCell = (text: string): string => {
  const letters = [...text]
  if (letters.length === 0) return ''
  if (!/\d{4}/.test(text)) return `${letters[0]}${'*'.repeat(Math.min(letters.length - 1, 3))}`
  return letters.length < 9 ? '****' : `${text.slice(0, 3)}****${text.slice(-2)}`
}

/** Numbers of citizens and telephones in any text, masked: before the columns are known. */
export const withoutNumbers = (text: string): string =>
  text.replace(/\d{17}[\dXx]|1[3-9]\d{9}/g, (number) => `${number.slice(0, 3)}****${number.slice(-2)}`)

import type { County } from '../spec/division.ts'

const most = 20

/**
 * Counties that hold every word of the text in code, name, city or province: `沈丘`, `周口 沈丘`, `4116`. A name that is or
 * begins with the last word stands before others; the rest keep the order of their codes. No words, no counties.
 */
export const matchCounties = (counties: readonly County[], text: string): County[] => {
  const words = text
    .normalize('NFKC')
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '')
  const last = words.at(-1)
  if (!last) return []
  const holds = ({ code, name, city, province }: County): boolean =>
    words.every(
      (word) =>
        code.startsWith(word) || `${province} ${city ?? ''} ${name} ${province}${city ?? ''}${name}`.includes(word),
    )
  const rank = ({ name }: County): number =>
    name === last ? 0 : name.startsWith(last) ? 1 : name.includes(last) ? 2 : 3
  return counties
    .filter(holds)
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, most)
}

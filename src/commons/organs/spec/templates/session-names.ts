const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 1–999 as officials write it: 十六, 二十三, 一百零五. */
export const chineseNumber = (n: number): string => {
  const [hundreds, tens, ones] = [Math.floor(n / 100), Math.floor((n % 100) / 10), n % 10]
  const one = ones === 0 ? '' : (digits[ones] ?? '')
  if (hundreds === 0) return tens === 0 ? one : `${tens === 1 ? '' : digits[tens]}十${one}`
  const rest = tens === 0 ? one && `零${one}` : `${digits[tens]}十${one}`
  return `${digits[hundreds]}百${rest}`
}

export const termTitle = (organ: string, term: number): string => {
  const [before, after] = splitAtCongress(organ)
  return `${before}第${chineseNumber(term)}届${after}`
}

/** 沈丘县第十六届人民代表大会第五次会议: term and number in the words that stand on the papers. */
export const sessionTitle = (organ: string, term: number, session: number): string =>
  `${termTitle(organ, term)}第${chineseNumber(session)}次会议`

/** The term stands before 人民代表大会, or before 人大 in a short name. */
const splitAtCongress = (organ: string): [string, string] => {
  const found = /(人民代表大会|人大).*$/.exec(organ)
  return found ? [organ.slice(0, found.index), organ.slice(found.index)] : [organ, '']
}

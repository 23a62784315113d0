/** 密级标志的写法（GB/T 9704-2012 §7.2.1、7.2.2）：简体、繁体、夹空格的都认；只是说到秘密的不算。 */
const level = '(?:绝|絕|机|機|秘|祕)\\s{0,4}密'
const term = '(?:\\d{1,3}\\s*(?:年|个月|個月)|长期|長期|永久)'

export const secretMarks: readonly RegExp[] = [
  new RegExp(`${level}\\s{0,4}[★☆✩✪⭐]`, 'u'),
  new RegExp(`${level}\\s{0,4}[*＊]\\s{0,4}${term}`, 'u'),
  new RegExp(`密\\s{0,4}[级級]\\s{0,4}[:：]?\\s{0,4}${level}`, 'u'),
  new RegExp(`[【〔\\[［(（〖]\\s{0,4}${level}\\s{0,4}[】〕\\]］)）〗]`, 'u'),
  new RegExp(`^[\\s　]{0,20}${level}[\\s　]{0,4}${term}?[\\s　]{0,20}$`, 'mu'),
  /份\s{0,4}[号號]\s{0,4}[:：]?\s{0,4}\d{3,8}(?!\d)/u,
]

/** Without one of these characters there is no mark. */
export const inEveryMark = /[密号號]/u

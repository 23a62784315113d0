// Groups catch what is kept. The endings also take the slips that the bureau's list repeats: 村民民委员会, 村民委会, 居委会会.
const gacha = /^(.+?嘎查)(?:村?民?委员会|村?委会)$/
const community = /^(.+?社区)(?:居民?委员?会{0,2}|委员?会)$/
const village = /^(.+?)村?(村)(?:民民?委(?:员?会{0,2}|员)|委会?)$/
const residents = /^(.+?)(居)民?(委)员?(会)会?$/

/** Says already what kind of place it is, so that no 村 is added. */
const settlement = /(?:村|社区|嘎查)$/

/**
 * What people call a village: the committee's ending is dropped, and 村, 社区 or 嘎查 stays or stands in its place.
 * 大王楼村民委员会 → 大王楼村; 张村村委会 → 张村; 泰安社区居民委员会 → 泰安社区; 宝日汉图嘎查委员会 → 宝日汉图嘎查. A residents'
 * committee that is not called a community keeps its word in short: 于楼居民委员会 → 于楼居委会. Other names stay as they are.
 * Short names are not unique in a township (15 pairs in all of China); codes are.
 */
export const shortName = (name: string): string => {
  const known = gacha.exec(name)?.[1] ?? community.exec(name)?.[1]
  if (known) return known
  const [, base, word] = village.exec(name) ?? []
  if (base && word) return settlement.test(base) ? base : base + word
  return residents.exec(name)?.slice(1).join('') ?? name
}

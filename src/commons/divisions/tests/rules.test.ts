import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countyKind, townshipKind, villageKind } from '../rules/kinds.ts'
import { shortName } from '../rules/short-name.ts'
import { labels as en } from '../spec/labels/en.ts'
import { labels as zh } from '../spec/labels/zh-CN.ts'

describe('村、社区的简称', () => {
  it.each([
    ['大王楼村民委员会', '大王楼村'],
    ['张村村委会', '张村'],
    ['张村委会', '张村'],
    ['崔寨村委会', '崔寨村'],
    ['小王村村民民委员会', '小王村'],
    ['三义合村村民委会', '三义合村'],
    ['十里河社区村民委员会', '十里河社区'],
    ['泰安社区居民委员会', '泰安社区'],
    ['春天花园社区居委会会', '春天花园社区'],
    ['滨河社区居民委员', '滨河社区'],
    ['连峰社区委员会', '连峰社区'],
    ['于楼居民委员会', '于楼居委会'],
    ['潍坊一村居委会', '潍坊一村居委会'],
    ['宝日汉图嘎查委员会', '宝日汉图嘎查'],
    ['沙日格台嘎查村民委员会', '沙日格台嘎查'],
    ['大会村', '大会村'],
    ['会展社区', '会展社区'],
    ['尚木多牧委会', '尚木多牧委会'],
    ['十七连生活区', '十七连生活区'],
    ['村委会', '村委会'],
    ['村民委员会', '村民委员会'],
  ])('%s:%s', (name, short) => expect(shortName(name)).toBe(short))

  it('再取一次不变,且不为空', () => {
    const part = fc.constantFrom('王', '楼', '村', '社区', '嘎查', '村民委员会', '居委会', '村委会', '委员会', '会')
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 2 }), (parts) => {
        expect(shortName(parts.join(''))).not.toBe('')
      }),
    )
  })
})

describe('区划的种类', () => {
  it.each<[string, string, string]>([
    ['411624001', '东城街道', 'street'],
    ['411624100', '槐店回族镇', 'township'],
    ['411624201', '石槽集乡', 'township'],
    ['411322311', '方城县袁店回族乡', 'township'],
    ['152201200', '乌兰哈达苏木', 'township'],
    ['110105021', '南磨房地区', 'street'],
    ['410105560', '如意湖街道', 'street'],
    ['441900401', '松山湖', 'other'],
    ['120113500', '红旗农场', 'other'],
    ['469024401', '加来镇', 'other'],
    ['330383198', '龙港县直辖村级区划', 'other'],
    ['350527000', '金门县', 'other'],
  ])('%s %s:%s', (code, name, kind) => expect(townshipKind(code, name)).toBe(kind))

  it.each<[string, string, string]>([
    ['411624', '沈丘县', 'county'],
    ['411681', '项城市', 'city'],
    ['410102', '中原区', 'district'],
    ['411671', '河南周口经济开发区', 'zone'],
    ['152221', '科尔沁右翼前旗', 'county'],
    ['540121', '林周县', 'county'],
    ['429021', '神农架林区', 'county'],
    ['520203', '六枝特区', 'county'],
    ['130107', '井陉矿区', 'district'],
    ['310115', '浦东新区', 'district'],
    ['632857', '大柴旦行政委员会', 'zone'],
    ['441900', '东莞市', 'city'],
  ])('%s %s:%s', (code, name, kind) => expect(countyKind(code, name)).toBe(kind))

  it.each<[string, string]>([
    ['411624001001', 'community'],
    ['411624001200', 'village'],
    ['441900401598', 'other'],
    ['350527000000', 'other'],
  ])('%s:%s', (code, kind) => expect(villageKind(code)).toBe(kind))

  it('labels are complete', () => {
    expect(Object.keys(en)).toEqual(Object.keys(zh))
    for (const value of [...Object.values(zh), ...Object.values(en)]) expect(value.trim()).not.toBe('')
  })
})

const surnames =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文'
const first = '示例甲乙丙'
const second = '安邦昌达恩丰刚海慧杰康朗明宁平清荣生泰伟文祥秀扬一永雨泽志中'

/** An invented name, told apart from living people by its middle character; the same for the same number, ever. */
export const demoName = (at: number): string => {
  const family = surnames[(at * 17) % surnames.length] ?? ''
  const given = second[(at * 7) % second.length] ?? ''
  return `${family}${first[at % first.length] ?? ''}${given}`
}

/** Names of organs. `county` is how county-level organs begin (县, 市, 区, 旗), `place` the name of the division. */
interface Place {
  readonly county: string
  readonly place: string
}

export const congressName = ({ county }: Place): string => `${county}人民代表大会`
export const standingCommitteeName = ({ county }: Place): string => `${county}人大常委会`
export const chairpersonsMeetingName = ({ county }: Place): string => `${county}人大常委会主任会议`
export const partyGroupName = ({ county }: Place): string => `${county}人大常委会党组`
export const officeName = ({ county }: Place): string => `${county}人大常委会办公室`
export const committeeName = ({ county }: Place, committee: string): string => `${county}人大常委会${committee}`

/** 地方组织法 58: a county's standing committee sets up working committees as it needs; these are the usual ones. */
export const committees = [
  { key: 'deputies', name: '代表工作委员会' },
  { key: 'law', name: '法制工作委员会' },
  { key: 'finance', name: '财政经济工作委员会' },
  { key: 'budget', name: '预算工作委员会' },
  { key: 'education', name: '教育科学文化卫生工作委员会' },
  { key: 'farming', name: '农业农村工作委员会' },
  { key: 'environment', name: '环境资源与城乡建设工作委员会' },
  { key: 'society', name: '社会建设工作委员会' },
  { key: 'elections', name: '选举任免工作委员会' },
] as const

export const townshipCongressName = ({ place }: Place): string => `${place}人民代表大会`
export const presidiumName = ({ place }: Place): string => `${place}人民代表大会主席团`
export const streetOfficeName = ({ place }: Place): string => `人大${place}工作委员会`
export const townshipGovernmentName = ({ place }: Place): string => `${place}人民政府`
export const streetGovernmentName = ({ place }: Place): string => `${place}办事处`
/** Zones, farms and the like run themselves by what the bureau already names. */
export const otherGovernmentName = ({ place }: Place): string =>
  /(委员会|管委会|办事处|公司)$/.test(place) ? place : `${place}管理委员会`

/** 县 of 沈丘县, 市 of 项城市, 区 of 川汇区, 旗 of 敖汉旗. */
export const countyWord = (name: string): string => /(县|市|区|旗)$/.exec(name)?.[0] ?? name

/** Handling agencies of the demo county: those a county usually has, with the public bodies that answer people beside them. */
export const agencyNames = (county: string): string[] =>
  [
    '人民政府办公室', '发展和改革委员会', '教育体育局', '科学技术和工业信息化局', '民族宗教事务局',
    '公安局', '民政局', '司法局', '财政局', '人力资源和社会保障局',
    '自然资源局', '生态环境分局', '住房和城乡建设局', '城市管理局', '交通运输局',
    '水利局', '农业农村局', '商务局', '文化广电和旅游局', '卫生健康委员会',
    '退役军人事务局', '应急管理局', '审计局', '市场监督管理局', '统计局',
    '医疗保障局', '信访局', '行政审批和政务信息管理局', '税务局', '气象局',
    '烟草专卖局', '消防救援大队', '供电公司', '自来水公司', '邮政分公司',
    '公路事业发展中心', '林业发展服务中心', '畜牧发展服务中心', '金融工作服务中心', '机关事务服务中心',
    '融媒体中心', '住房公积金管理部', '供销合作社联合社', '残疾人联合会', '红十字会',
  ].map((name) => `${county}${name}`) // biome-ignore format: five a row

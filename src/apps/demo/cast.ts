import type { Role } from '#commons/access/spec/roles.ts'
import type { VenueKind } from '#commons/venues/spec/kinds.ts'
import { deskName, pointName, windowName } from '#commons/venues/spec/templates/venue-names.ts'

/** One invented person of the demo with a log-in. `organ` is an organ's lasting key; `division` narrows the post. */
export interface Player {
  readonly login: string
  readonly name: string
  readonly role: Role
  readonly organ: string
  readonly division?: string
  /** Keeper of this venue. */
  readonly keeps?: string
}

/** 沈丘县, 付井镇, 白集镇 by the bureau's codes. */
export const demoCode = '411624'
const fujing = '411624105'
const baiji = '411624108'

const agency = (login: string, organ: string, drafter: string, head: string): Player[] => [
  { login: `${login}drafter`, name: drafter, role: 'agencyDrafter', organ },
  { login: `${login}head`, name: head, role: 'agencyHead', organ },
]

/** The eight that a visitor needs to see one opinion through; printed at start. */
export const leads: readonly Player[] = [
  { login: 'keeper', name: '李春燕', role: 'stationKeeper', organ: `presidium:${fujing}`, keeps: `station:${fujing}` },
  { login: 'chair', name: '陈立国', role: 'townshipChair', organ: `presidium:${fujing}` },
  { login: 'office', name: '王文静', role: 'officeClerk', organ: 'committee:deputies' },
  ...agency('', 'agency:县交通运输局', '赵大路', '孙长桥'),
  { login: 'deputy', name: '张秀禾', role: 'deputy', organ: 'congress', division: fujing },
  { login: 'leader', name: '周远山', role: 'committeeLeader', organ: 'standing-committee' },
  { login: 'admin', name: '吴可', role: 'systemAdmin', organ: 'office' },
]

/** Everybody of the demo who can log in. */
export const cast: readonly Player[] = [
  ...leads,
  {
    login: 'baiji-keeper',
    name: '郑小满',
    role: 'stationKeeper',
    organ: `presidium:${baiji}`,
    keeps: `station:${baiji}`,
  },
  { login: 'security', name: '严守正', role: 'securityAdmin', organ: 'office' },
  { login: 'audit', name: '邱明察', role: 'auditAdmin', organ: 'office' },
  ...agency('education-', 'agency:县教育体育局', '冯书林', '陈慕学'),
  ...agency('water-', 'agency:县水利局', '江小渠', '沈安澜'),
  ...agency('city-', 'agency:县城市管理局', '何街生', '卫长清'),
  ...agency('health-', 'agency:县卫生健康委员会', '白杏林', '许康宁'),
  ...agency('farming-', 'agency:县农业农村局', '田丰收', '苗雨生'),
  ...agency('fujing-', `government:${fujing}`, '高村安', '马向民'),
]

export interface DemoVenue {
  readonly key: string
  readonly kind: VenueKind
  readonly name: string
  readonly division: string
  readonly host: string
}

const desk = (name: string): DemoVenue => ({
  key: `desk:${name}`,
  kind: 'desk',
  name: deskName(name),
  division: demoCode,
  host: `agency:${name}`,
})
const point = (area: string): DemoVenue => ({
  key: `point:${fujing}:${area}`,
  kind: 'point',
  name: pointName('付井镇', area),
  division: fujing,
  host: `presidium:${fujing}`,
})

/** Venues of the three kinds that init cannot know. */
export const demoVenues: readonly DemoVenue[] = [
  point('东'),
  point('西'),
  {
    key: 'window:hall',
    kind: 'window',
    name: windowName('县政务服务中心'),
    division: demoCode,
    host: 'agency:县行政审批和政务信息管理局',
  },
  ...['县交通运输局', '县教育体育局', '县水利局', '县城市管理局', '县卫生健康委员会', '县农业农村局'].map(desk),
]

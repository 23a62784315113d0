import { uuidv7 } from 'uuidv7'
import type { ExampleApp } from '../../fixtures/app.ts'
import { personOf } from '../../fixtures/counties.ts'
import { townships } from '../../fixtures/divisions.ts'
import { mint } from '../../fixtures/mint.ts'
import { peopleOf } from '../../fixtures/people.ts'

/** Inputs of the acts on persons, posts and changes, right in themselves. */
const peopleInputs: Readonly<Record<string, unknown>> = {
  correct: { occupation: '教师' },
  reveal: { reason: '通知开会' },
  askErasure: { reason: '本人书面申请' },
  dropErasure: { reason: '本人又说不删了' },
  erase: {},
  recordDeath: { diedOn: '2026-11-01' },
  merge: { into: personOf('leader'), reason: '同一个人' },
  takeBack: { reason: '登记有误' },
  setPhoto: { image: 'AAAA', isPublic: false, agreedOn: '2026-11-01', agreement: '书面同意书' },
  removePhoto: {},
  amend: { title: '副主任' },
  suspend: { reason: '被羁押' },
  resume: { reason: '情形消失' },
  end: { ground: 'transferred', lastDay: '2026-11-01' },
  restore: { reason: '登记有误' },
  approve: {},
  refuse: { reason: '请附材料' },
  withdraw: {},
}
const mandateInputs: Readonly<Record<string, unknown>> = {
  qualify: {},
  takeUp: { startsOn: '2022-01-02' },
  withdraw: { reason: '登记有误' },
  confirm: { startsOn: '2022-01-02' },
  reject: { reason: '票数不够' },
  seat: { delegation: uuidv7() },
  recordAbsence: { session: uuidv7(), leave: true },
  suspend: { ground: 'custody', reason: '被羁押' },
  resume: { reason: '情形消失' },
  end: { ground: 'resigned', endsOn: '2026-11-01' },
  restore: { reason: '登记有误' },
}

const handoverInputs: Readonly<Record<string, unknown>> = {
  revise: { number: 90, startsOn: '2026-12-01' },
  setRoll: { roll: [] },
  openResults: {},
  redraft: { reason: '再核' },
  review: { basis: '审查报告' },
  reopen: { reason: '补报' },
  appoint: { successors: [] },
  complete: {},
  cancel: { reason: '推迟' },
}

const successionInputs: Readonly<Record<string, unknown>> = {
  confirm: {},
  refuse: { reason: '没有依据' },
  withdraw: { reason: '再想想' },
}

const countyExportInputs: Readonly<Record<string, unknown>> = { release: {}, refuse: { reason: '没有依据' } }

const venueInputs: Readonly<Record<string, unknown>> = {
  setFace: { reception: '周一至周五' },
  close: { endsOn: '2026-11-01', reason: '并到镇里' },
  reopen: { reason: '登记有误' },
}

const inputsOf = [
  ['/venues/', venueInputs],
  ['/successions/', successionInputs],
  ['/county-exports/', countyExportInputs],
  ['/mandates/', mandateInputs],
  ['/handovers/', handoverInputs],
] as const

/** The input of an act by the name of its operation. */
export const inputOf = (name: string, verb: string): unknown =>
  (inputsOf.find(([part]) => name.includes(part))?.[1] ?? peopleInputs)[verb]

const span = { from: '2026-11-20', to: '2026-11-24' }
/** Bodies of what is asked of no record, by the name of its operation. */
export const plainBodies: Readonly<Record<string, unknown>> = {
  'POST /api/v1/notices/read': { ids: [uuidv7()] },
  'POST /api/v1/phones/codes': { person: personOf('eastDeputy') },
  'POST /api/v1/phones/end': { person: personOf('eastDeputy') },
  'POST /api/v1/touches': span,
  'POST /api/v1/touches/export': span,
  'POST /api/public/v1/lookups': { code: '00000000', fact: 'x' },
}

/** Text of the shape of a ticket or code, and none. */
export const nowhere = 'x'.repeat(43)
/** Bodies of what is asked at the door, by what follows `/api/v1/login`. */
export const loginBodies: Readonly<Record<string, unknown>> = {
  '': { login: 'nobody', password: 'x' },
  '/post': { post: null },
  '/second': { ticket: nowhere, proof: { kind: 'totp', code: '000000' } },
  '/password': { ticket: nowhere, password: 'long way home' },
  '/enrolment': { login: 'nobody', code: 'x' },
  '/enrolment/finish': { ticket: nowhere, password: 'long way home', proof: { kind: 'totp', code: '000000' } },
  '/provider': { begin: true },
  '/provider/second': { begin: true },
  '/phone': { device: personOf('leader') },
  '/phone/bind': { code: 'x'.repeat(22), key: {}, pin: '402917', signature: 'x'.repeat(86) },
  '/phone/proof': { ticket: nowhere, signature: 'x'.repeat(86), pin: '402917' },
  '/step-up': { begin: true },
  '/step-up/proof': { ticket: nowhere, proof: { kind: 'totp', code: '000000' } },
}

/** Somebody of the eastern township of whom a second clerk of the office asked that what is personal be erased: whoever keeps him may confirm. */
export const askedToErase = async (app: ExampleApp): Promise<string> => {
  const { enter, must } = peopleOf(app)
  const { id } = await enter('示例人', { township: townships.east })
  const clerk = await mint(app, [{ role: 'officeClerk', organ: 'committee:deputies' }])
  await must(
    clerk.ask(`/api/v1/people/${id}/actions/askErasure`, {
      body: { actId: uuidv7(), version: 1, input: { reason: '本人书面申请' } },
    }),
  )
  return id
}

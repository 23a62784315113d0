import type { Viewer } from '#kernel/viewer.ts'
import { labels } from '../spec/labels/zh-CN.ts'
import { countyExportLife } from '../spec/lifecycle.ts'

/** Whoever has the tool at the machine; he can take what others released and nothing else. */
export const operatorOf = (county: string): Viewer => ({
  county,
  login: null,
  person: null,
  name: labels['party.operator'],
  posts: [],
  grants: [{ permission: countyExportLife.parties.operator, scope: { kind: 'county' } }],
  receipt: null,
})

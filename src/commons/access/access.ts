import { manifest } from '#platform/manifest.ts'
import { labels as en } from './spec/labels/en.ts'
import { labels as zh } from './spec/labels/zh-CN.ts'
import { routes } from './wiring/routes.ts'

export const access = manifest({
  name: 'access',
  routes,
  labels: { 'zh-CN': zh, en },
  refusals: {
    'demo-only-here': 403,
    'enrol-first': 403,
    'wrong-code': 422,
    'too-late': 409,
    'password-short': 422,
    'password-long': 422,
    'password-common': 422,
    'password-local': 422,
    'password-same': 422,
    'weak-pin': 422,
  },
})

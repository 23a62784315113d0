import { manifest } from '#platform/manifest.ts'
import { makeAccount } from './actions/make-account.ts'
import { described } from './data/described.ts'
import { accountLife } from './spec/account-lifecycle.ts'
import { accessSettings } from './spec/settings.ts'
import { accountActions } from './wiring/account-actions.ts'
import { labels as en } from './spec/labels/en.ts'
import { labels as zh } from './spec/labels/zh-CN.ts'
import { routes } from './wiring/routes.ts'

export const access = manifest({
  name: 'access',
  routes,
  lifecycles: [accountLife],
  records: [described],
  actions: [makeAccount, ...Object.values(accountActions)],
  settings: accessSettings,
  labels: { 'zh-CN': zh, en },
  refusals: {
    'demo-only-here': 403,
    'enrol-first': 403,
    'has-login': 409,
    'login-taken': 409,
    'three-administrators': 409,
    'last-factor': 409,
    'beyond-own': 403,
    'wrong-code': 422,
    'too-late': 409,
    'password-short': 422,
    'password-long': 422,
    'password-common': 422,
    'password-local': 422,
    'password-same': 422,
    'weak-pin': 422,
    'wrong-pin': 422,
    'bind-again': 409,
    'bind-code': 422,
    'no-provider': 409,
    'only-deputies': 409,
    'no-such-post': 422,
  },
})

import { manifest } from '#platform/manifest.ts'
import { labels as en } from './spec/labels/en.ts'
import { labels as zh } from './spec/labels/zh-CN.ts'
import { routes } from './wiring/routes.ts'

export const touches = manifest({ name: 'touches', routes, labels: { 'zh-CN': zh, en } })

import { manifest } from '#platform/manifest.ts'
import { labels as en } from './spec/labels/en.ts'
import { labels as zh } from './spec/labels/zh-CN.ts'
import { pages } from './wiring/pages.ts'
import { routes } from './wiring/routes.ts'

export const seals = manifest({ name: 'seals', routes, pages, labels: { 'zh-CN': zh, en } })

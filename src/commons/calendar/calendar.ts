import { manifest } from '#platform/manifest.ts'
import { labels as en } from './spec/labels/en.ts'
import { labels as zh } from './spec/labels/zh-CN.ts'
import { firstMigration } from './data/migrations/0001-holiday.ts'

export const calendar = manifest({ name: 'calendar', migrations: [firstMigration], labels: { 'zh-CN': zh, en } })

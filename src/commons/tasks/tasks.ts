import { manifest } from '#platform/manifest.ts'
import { firstMigration } from './data/migrations/0001-task.ts'
import { labels as en } from './spec/labels/en.ts'
import { labels as zh } from './spec/labels/zh-CN.ts'
import { routes } from './wiring/routes.ts'

export const tasks = manifest({ name: 'tasks', migrations: [firstMigration], routes, labels: { 'zh-CN': zh, en } })

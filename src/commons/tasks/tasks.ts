import { manifest } from '#platform/manifest.ts'
import { firstMigration } from './data/migrations/0001-task.ts'
import { openTaskView } from './data/migrations/0002-open-task.ts'
import { labels as en } from './spec/labels/en.ts'
import { labels as zh } from './spec/labels/zh-CN.ts'
import { type TaskKind, taskRoutes } from './wiring/routes.ts'

/** The room of tasks, over the kinds of record that other rooms keep. */
export const tasksRoom = (kinds: readonly TaskKind[]) =>
  manifest({
    name: 'tasks',
    migrations: [firstMigration, openTaskView],
    routes: taskRoutes(kinds),
    labels: { 'zh-CN': zh, en },
  })

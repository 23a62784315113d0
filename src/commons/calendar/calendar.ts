import { manifest } from '#platform/manifest.ts'
import { firstMigration } from './data/migrations/0001-holiday.ts'

export const calendar = manifest({ name: 'calendar', migrations: [firstMigration] })

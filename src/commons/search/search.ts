import { manifest } from '#platform/manifest.ts'
import { firstMigration } from './data/migrations/0001-doc.ts'

export const search = manifest({ name: 'search', migrations: [firstMigration] })

import { manifest } from '#platform/manifest.ts'
import { firstMigration } from './data/migrations/0001-counter.ts'

export const numbering = manifest({ name: 'numbering', migrations: [firstMigration] })

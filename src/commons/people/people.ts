import { manifest } from '#platform/manifest.ts'
import { firstMigration } from './data/migrations/0001-person.ts'

export const people = manifest({ name: 'people', migrations: [firstMigration] })

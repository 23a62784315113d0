import { manifest } from '#platform/manifest.ts'
import { firstMigration } from './migrations/0001-login.ts'

export const logins = manifest({ name: 'login', migrations: [firstMigration] })

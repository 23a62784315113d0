import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Version of this program. */
export const productVersion = (
  JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as { readonly version: string }
).version

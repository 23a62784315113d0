import { appRole } from '#platform/db/db.ts'
import { undurable } from '#platform/db/durability.ts'
import type { Instance } from '../instance.ts'
import { sentence } from '../sentence.ts'

/** Where a power cut may cost what it costs: at a developer's. */
const careless = ['development', 'test']

/** Throws an Error with a sentence when the database does not keep what it has confirmed: then the program must not confirm it either. */
export const mustBeDurable = async (
  { config }: Pick<Instance, 'config'>,
  env: Readonly<Record<string, string | undefined>>,
): Promise<void> => {
  if (careless.includes(env['NODE_ENV'] ?? '')) return
  const settings = await undurable(config, appRole)
  if (settings.length > 0) throw new Error(sentence('undurable', { settings: settings.join(', ') }))
}

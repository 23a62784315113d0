import { listCounties } from '#commons/organs/data/counties.ts'
import type { Instance } from '../instance.ts'
import { sentence } from '../sentence.ts'

/** At a start without the demo: tells how to make the county where there is none yet. */
export const firstRun = async ({ db }: Instance, url: string, say: (line: string) => void): Promise<void> => {
  const counties = await db.read('*', listCounties)
  if (counties.length > 0) return
  say(sentence('noCounty', { url }))
  say('  npm run luzhi -- init --county 411624 --term 16')
}

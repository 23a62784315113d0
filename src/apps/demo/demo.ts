import { listCounties } from '#commons/organs/data/counties.ts'
import type { Ports } from '#platform/action/ports.ts'
import { hasInstanceLogged } from '#platform/log/instance-log.ts'
import { sealWhole } from '#platform/seal/whole.ts'
import { type DemoAccount, demoAccounts, demoKey } from './accounts.ts'
import { cast } from './cast.ts'
import { makeDemo, removal } from './county.ts'
import { loadDemoOpinions } from './opinions.ts'
import { loadOfficeActs } from './office-acts.ts'
import type { Instance } from '../instance.ts'
import { openDivisions } from '../packed-divisions.ts'

/** The log-ins as lines of a table. */
const accountLines = (accounts: readonly DemoAccount[]): string[] => {
  const width = Math.max(0, ...accounts.map(({ login }) => login.length))
  return accounts.map(({ login, password, post, organ, division, name }) => {
    const where = organ.startsWith(division) || division.endsWith('县') ? '' : ` · ${division}`
    return `  ${login.padEnd(width)}  ${password}  ${name}，${organ}${where}，${post}`
  })
}

/** Makes what is missing of the demo county. Returns all its log-ins; the same again when it was whole. */
const ensureDemo = async ({ db, keys }: Instance, now: Date): Promise<DemoAccount[]> => {
  const known = await demoAccounts(db, keys, now)
  if (known.length === cast.length) return known
  await makeDemo(db, await openDivisions(), keys)
  return demoAccounts(db, keys, now)
}

/** What a loading found or made. */
export interface DemoLoaded {
  readonly accounts: number
  /** How many this loading added. */
  readonly opinions: number
}

/** Loads what is missing of the demo. */
export const loadDemo = async (
  instance: Instance,
  ports: Ports,
  progress: (line: string) => void,
): Promise<DemoLoaded> => {
  const now = new Date()
  progress('正在载入演示县… / loading the demo county …')
  const accounts = await ensureDemo(instance, now)
  await sealWhole(instance.db, demoKey, ports.keepers, now)
  await loadOfficeActs(instance, ports, now)
  const opinions = await loadDemoOpinions(instance, ports, now, (done, all) =>
    progress(`正在载入群众意见 ${done} / ${all}`),
  )
  return { accounts: accounts.length, opinions }
}

const tellAccounts = (accounts: readonly DemoAccount[], say: (line: string) => void): void => {
  say('演示县：沈丘县（虚构人员和数据）。演示登录名和密码：/ Demo county, invented people. Log-ins and passwords:')
  for (const line of accountLines(accounts.filter(({ isLead }) => isLead))) say(line)
  say('  其余见 / all of them: npm run luzhi -- demo accounts')
}

/**
 * The demo at a server's start: loaded on the first run, completed and told on every later one. An instance that serves a county of
 * its own, or whose demo was removed, is left alone.
 */
export const loadDemoAtStart = async (instance: Instance, ports: Ports, say: (line: string) => void): Promise<void> => {
  const counties = await instance.db.read('*', listCounties)
  const isFirstRun = counties.length === 0 && !hasInstanceLogged(instance.dataDir, removal)
  if (!isFirstRun && !counties.some(({ isDemo }) => isDemo)) return
  await loadDemo(instance, ports, () => {})
  tellAccounts(await demoAccounts(instance.db, instance.keys, new Date()), say)
}

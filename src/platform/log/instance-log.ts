import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * One line in the instance's own log, which no county's removal touches: `<data>/log/instance.log`, JSON lines. `what` names the
 * event, e.g. `county.removed`; details hold no personal data.
 */
export const appendInstanceLog = (
  dataDirectory: string,
  at: Date,
  what: string,
  details: Readonly<Record<string, string | number>>,
): void => {
  const directory = join(dataDirectory, 'log')
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const line = JSON.stringify({ at: at.toISOString(), what, ...details })
  appendFileSync(join(directory, 'instance.log'), `${line}\n`, { mode: 0o600, flush: true })
}

/** Whether the instance's log holds such a line. */
export const hasInstanceLogged = (dataDirectory: string, what: string): boolean => {
  const file = join(dataDirectory, 'log', 'instance.log')
  return existsSync(file) && readFileSync(file, 'utf8').includes(`"what":${JSON.stringify(what)}`)
}

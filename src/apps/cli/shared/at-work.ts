import { listCounties } from '#commons/organs/data/counties.ts'
import type { Ports } from '#platform/action/ports.ts'
import { blobsOf } from '../../blobs.ts'
import { type Instance, openInstance } from '../../instance.ts'
import { portsOf } from '../../ports.ts'
import { wrongCall } from './outcome.ts'

/** Options that every operator command takes. */
export interface CommonOptions {
  readonly county?: string | undefined
  readonly json?: boolean | undefined
}

export interface AtWork {
  readonly instance: Instance
  readonly ports: Ports
  /** Prints a result: JSON with `--json`, else the given lines. */
  readonly print: (value: unknown, lines: readonly string[]) => void
  /** Progress, shown from the third second on and on a terminal only, so that output stays clean in a pipe. */
  readonly progress: (line: string) => void
}

const quietFor = 2000
const wipe = '\r\x1b[K'

/** Shows a command's latest line of progress, on a terminal and once it has taken a while. */
export const progressOn = (stream: NodeJS.WriteStream): ((line: string) => void) => {
  const since = performance.now()
  let latest = ''
  const show = (): void => void stream.write(`${wipe}${latest}`)
  const waiting = stream.isTTY ? setTimeout(show, quietFor) : undefined
  waiting?.unref()
  return (line) => {
    latest = line
    if (stream.isTTY && performance.now() - since >= quietFor) show()
  }
}

export const wipeOff = (): void => {
  if (process.stderr.isTTY) process.stderr.write(wipe)
}

/** Prints a result: JSON with `--json`, else its lines. */
export const printerOf =
  (json: boolean | undefined): AtWork['print'] =>
  (value, lines) =>
    console.log(json ? JSON.stringify(value) : lines.join('\n'))

/** Opens the instance for one command and closes it whatever happens. */
export const atWork = async ({ json }: CommonOptions, work: (at: AtWork) => Promise<void>): Promise<void> => {
  const instance = await openInstance({ role: 'tool', say: (line) => console.error(line) })
  try {
    await work({
      instance,
      ports: portsOf(instance.db, blobsOf(instance, process.env)),
      print: printerOf(json),
      progress: progressOn(process.stderr),
    })
  } finally {
    wipeOff()
    await instance.close()
  }
}

/** The counties that a command goes over: `--county`, else all of them. Exit code 2 when there is none such. */
export const countiesOf = async (instance: Instance, options: CommonOptions): Promise<readonly string[]> => {
  const first = await countyOf(instance, options)
  return options.county === undefined ? (await instance.db.read('*', listCounties)).map(({ key }) => key) : [first]
}

/** The county a command is about: `--county`, else the instance's first one. Exit code 2 when there is none such. */
export const countyOf = async ({ db }: Instance, { county }: CommonOptions): Promise<string> => {
  const counties = await db.read('*', listCounties)
  const found = county === undefined ? counties[0] : counties.find(({ key }) => key === county)
  if (!found)
    throw wrongCall(
      county === undefined
        ? '还没有县，请先运行 luzhi init --county 代码 / there is no county yet: run luzhi init --county CODE'
        : `没有县 ${county} / no county ${county}`,
    )
  return found.key
}

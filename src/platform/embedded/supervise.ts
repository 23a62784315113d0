import type { ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { sentence } from './errors.ts'
import { type Launch, launch, recoverCluster, stopPostmaster } from './postmaster.ts'

/** Crashes of the last minutes: the more there were, the longer the pause before the next start. */
const crashWindow = 600_000
const longestPause = 15_000
const pauseAfter = (crashes: number): number => (crashes < 5 ? 0 : Math.min(longestPause, 250 * 2 ** (crashes - 5)))

/** Keeps a postmaster running until `stop`: one that ends is recovered and started again, however long its disk is away. */
export const supervise = async (given: Launch, log: (line: string) => void) => {
  const crashes: number[] = []
  let isStopping = false
  let child: ChildProcess & { pid: number }
  let restarting: Promise<void> | undefined
  const stopping = new AbortController()
  const rest = (milliseconds: number): Promise<void> =>
    sleep(milliseconds, undefined, { signal: stopping.signal }).catch(() => {})

  const restart = async (): Promise<void> => {
    const now = performance.now()
    crashes.push(now)
    while ((crashes[0] ?? now) < now - crashWindow) crashes.shift()
    log(sentence('died'))
    await rest(pauseAfter(crashes.length))
    if (isStopping) return
    try {
      await recoverCluster(given.cluster, given.account)
      if (isStopping) return
      watch(await launch(given))
      log(sentence('isBack'))
    } catch (error) {
      log(error instanceof Error ? error.message : String(error))
      await rest(1_000)
      if (!isStopping) await restart()
    }
  }
  const watch = (started: ChildProcess & { pid: number }): void => {
    child = started
    child.once('exit', () => {
      if (!isStopping) restarting = restart()
    })
  }

  await recoverCluster(given.cluster, given.account)
  child = await launch(given)
  watch(child)
  return {
    pid: () => child.pid,
    stop: async () => {
      isStopping = true
      stopping.abort()
      await restarting
      if (child.exitCode === null && child.signalCode === null) await stopPostmaster(child.pid)
    },
  }
}

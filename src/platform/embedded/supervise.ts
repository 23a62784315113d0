import type { ChildProcess } from 'node:child_process'
import { sentence } from './errors.ts'
import { type Launch, launch, recoverCluster, stopPostmaster } from './postmaster.ts'

const restartLimit = 100
const restartWindow = 600_000

/** Keeps a postmaster running until `stop`: one that is killed from outside is recovered and started again. */
export const supervise = async (given: Launch, log: (line: string) => void) => {
  const crashes: number[] = []
  let isStopping = false
  let child: ChildProcess & { pid: number }
  let restarting: Promise<void> | undefined

  const restart = async (): Promise<void> => {
    const now = performance.now()
    crashes.push(now)
    if (crashes.filter((at) => now - at < restartWindow).length > restartLimit) {
      log(sentence('givenUp'))
      return
    }
    log(sentence('died'))
    try {
      await recoverCluster(given.cluster, given.account)
      if (isStopping) return
      watch(await launch(given))
      log(sentence('isBack'))
    } catch (error) {
      log(error instanceof Error ? error.message : String(error))
      await new Promise((wake) => setTimeout(wake, 1_000))
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
      await restarting
      if (child.exitCode === null && child.signalCode === null) await stopPostmaster(child.pid)
    },
  }
}

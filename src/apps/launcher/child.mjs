import { spawn, spawnSync } from 'node:child_process'
import { constants } from 'node:os'
import { root } from './ensure.mjs'

/**
 * How the house runs Node. A request leaves much that is soon garbage: with more room for what is young (megabytes), it is gone
 * before it is moved, a tenth less work on a list of records (bench/).
 */
export const nodeFlags = [
  '--disable-warning=ExperimentalWarning',
  '--min-semi-space-size=16',
  '--max-semi-space-size=32',
]

const passedOn = ['SIGTERM', 'SIGHUP', 'SIGINT']

const hasDeathSignal = () =>
  process.platform === 'linux' && spawnSync('setpriv', ['--pdeathsig=TERM', 'true']).status === 0

/**
 * Runs a TypeScript file under the given Node and answers its exit code. Signals are passed on; when the launcher itself is killed
 * with -9, Linux tells the child to end.
 * @param {{ node: string, env: NodeJS.ProcessEnv }} runtime
 * @param {string[]} args the file and its arguments
 * @returns {Promise<number>}
 */
export const runNode = ({ node, env }, args) =>
  new Promise((resolve, reject) => {
    const command = [node, ...nodeFlags, ...args]
    const [first, ...rest] = hasDeathSignal() ? ['setpriv', '--pdeathsig=TERM', ...command] : command
    const child = spawn(first, rest, { cwd: root, env, stdio: 'inherit' })
    // Ctrl+C on a terminal reaches the child by itself; a second one would cut its draining short.
    const pass = (name) => (name === 'SIGINT' && process.stdin.isTTY) || child.kill(name)
    for (const name of passedOn) process.on(name, pass)
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      for (const name of passedOn) process.off(name, pass)
      resolve(code ?? 128 + (constants.signals[signal] ?? 0))
    })
  })

/** npm cut off with -9 passes nothing on; whoever it started would go on serving unseen, so its end counts as SIGTERM. */
export const endWithNpm = () => {
  if (process.env.npm_lifecycle_event === undefined) return
  const npm = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === npm) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
  }, 1000)
  timer.unref()
}

import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildScreens } from '../src/apps/launcher/screens.mjs'

const root = join(import.meta.dirname, '..')

/** @returns {Promise<number>} */
const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** Waits for the line that the server prints when it is ready; fails with what it printed when it ends before. */
const ready = (server) =>
  new Promise((resolve, reject) => {
    let printed = ''
    const listen = (chunk) => {
      printed += chunk
      if (printed.includes('Luzhi is ready at')) resolve()
    }
    server.stdout?.on('data', listen)
    server.stderr?.on('data', listen)
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${printed}`)))
  })

/**
 * One server for all journeys, as `npm start` runs it: own data directory, own free port, the demo county. Its address,
 * data directory and log-ins go to the journeys by the environment; see `people.ts`. When they
 * are there already, the journeys run against that server.
 */
const setUp = async () => {
  if (process.env.LUZHI_JOURNEY) return async () => {}
  const built = await buildScreens({ node: process.execPath, env: process.env })
  if (built !== 0) throw new Error('the screens could not be built')
  const data = mkdtempSync(join(tmpdir(), 'luzhi-journeys-'))
  chmodSync(data, 0o755) // PostgreSQL runs under an account of its own where we are root
  const port = await freePort()
  const env = { ...process.env, LUZHI_DATA: data, PORT: String(port), LUZHI_CHECK_ANSWERS: '1' }
  const server = spawn(process.execPath, ['src/apps/server/main.ts'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  await ready(server)
  const accounts = execFileSync(process.execPath, ['src/apps/cli/main.ts', 'demo', 'accounts', '--json'], {
    cwd: root,
    env,
    encoding: 'utf8',
  })
  process.env.LUZHI_JOURNEY = JSON.stringify({ url: `http://127.0.0.1:${port}`, data, accounts: JSON.parse(accounts) })
  return async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve))
    server.kill('SIGTERM')
    await ended
    rmSync(data, { recursive: true, force: true })
  }
}

export default setUp

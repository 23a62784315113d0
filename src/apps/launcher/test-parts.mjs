import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './ensure.mjs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

const reports = join(root, '.cache', 'test')
const oneFailed = { passed: 0, failed: 1, skipped: 0 }

/** Runs a program under Node 24, showing its output, and answers its exit code and what it printed. */
const show = ({ node, env }, args, extra = {}) =>
  new Promise((resolve) => {
    const child = spawn(node, args, { cwd: root, env: { ...env, ...extra }, stdio: ['ignore', 'pipe', 'inherit'] })
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      output += chunk
      process.stdout.write(chunk)
    })
    child.once('error', (error) => resolve({ code: 1, output: String(error) }))
    child.once('close', (code) => resolve({ code: code ?? 1, output }))
  })

const freshReport = (name) => {
  mkdirSync(reports, { recursive: true })
  const file = join(reports, name)
  rmSync(file, { force: true })
  return file
}

const readReport = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined)

/** A part that failed without naming a test, for example in its set-up, still counts as a failure. */
const honest = (count, code) => (code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count)

/** @returns {Promise<Count | undefined>} undefined = there is no such part in this checkout */
export const runChecks = async (runtime) => {
  if (!existsSync(join(root, 'checks/run.ts'))) return undefined
  const { code, output } = await show(runtime, ['checks/run.ts'])
  const [, passed, failed] = [...output.matchAll(/^(\d+) passed, (\d+) failed/gm)].at(-1) ?? []
  if (passed === undefined) return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : oneFailed
  return honest({ passed: Number(passed), failed: Number(failed), skipped: 0 }, code)
}

/** @returns {Promise<Count>} */
export const runVitest = async (runtime) => {
  const file = freshReport('vitest.json')
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { code } = await show(runtime, ['node_modules/vitest/vitest.mjs', ...args])
  const report = readReport(file)
  if (!report) return oneFailed
  const brokenFiles = report.testResults.filter((one) => one.status === 'failed' && one.assertionResults.length === 0)
  return honest(
    {
      passed: report.numPassedTests,
      failed: report.numFailedTests + brokenFiles.length,
      skipped: report.numPendingTests + (report.numTodoTests ?? 0),
    },
    code,
  )
}

/** @returns {Promise<Count | undefined>} undefined = there is no such part in this checkout */
export const runJourneys = async (runtime, browser) => {
  const config = 'journeys/playwright.config.ts'
  if (!existsSync(join(root, config))) return undefined
  if (!browser) return oneFailed
  const file = freshReport('journeys.json')
  const args = ['node_modules/@playwright/test/cli.js', 'test', `--config=${config}`, '--reporter=list,json']
  const { code } = await show(runtime, args, { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: file })
  const stats = readReport(file)?.stats
  if (!stats) return oneFailed
  // A test that passes at the second try is a defect (house §7).
  return honest({ passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }, code)
}

// `npm test`: every check and test, and last a line `N passed, N failed`.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ensure, root } from './ensure.mjs'
import { buildScreens } from './screens.mjs'
import { prepareSystem } from './system-packages.mjs'
import { runChecks, runJourneys, runVitest } from './test-parts.mjs'

const runtime = ensure('full')
const browser = prepareSystem()

const parts = [
  ['检查 checks', () => runChecks(runtime)],
  ['界面 screens', async () => ({ passed: 0, failed: (await buildScreens(runtime)) === 0 ? 0 : 1, skipped: 0 })],
  ['测试 tests', () => runVitest(runtime)],
  ['旅程 journeys', () => runJourneys(runtime, browser)],
]

const results = []
for (const [name, run] of parts) {
  const begun = performance.now()
  const count = await run()
  if (count) results.push({ name, ...count, seconds: (performance.now() - begun) / 1000 })
}

const sum = (field) => results.reduce((total, one) => total + one[field], 0)

console.log('')
for (const { name, passed, failed, skipped, seconds } of results) {
  console.log(
    `${name.padEnd(16)} ${String(passed).padStart(6)} passed ${String(failed).padStart(4)} failed ${String(skipped).padStart(4)} left out ${seconds.toFixed(1).padStart(7)} s`,
  )
}
if (!existsSync(join(root, '..', 'shared')) && sum('skipped') > 0) {
  console.log(
    `缺少 ../shared，${sum('skipped')} 项测试未运行 / ../shared is absent: ${sum('skipped')} tests that read it were left out`,
  )
}
console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
process.exitCode = sum('failed') > 0 || sum('passed') === 0 ? 1 : 0

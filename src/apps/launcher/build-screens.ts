import { mkdirSync, writeFileSync } from 'node:fs'
import { createBuilder } from 'vite'

/** `build-screens.ts TARGET HASH`: builds the screens of an app and leaves the hash of the sources they were built from. */
const [target = '', hash = ''] = process.argv.slice(2)
const begun = performance.now()
console.error(`正在生成界面 ${target} / building the screens of ${target}`)
const builder = await createBuilder({ configFile: `src/apps/${target}/vite.config.ts`, logLevel: 'warn' }, null)
await builder.buildApp()
mkdirSync(`dist/${target}`, { recursive: true })
writeFileSync(`dist/${target}/.source-hash`, hash)
console.error(`${target}: ${((performance.now() - begun) / 1000).toFixed(1)} s`)

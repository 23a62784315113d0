import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createBuilder } from 'vite'
import { makeAside, putInPlace } from './place-build.ts'

/** `build-screens.ts TARGET HASH [FOLDER]`: builds the screens of an app aside, leaves the hash of the sources with them, and puts them in place. */
const [target = '', hash = '', folder = 'dist'] = process.argv.slice(2)
const begun = performance.now()
console.error(`正在生成界面 ${target} / building the screens of ${target}`)
const finished = resolve(folder, target)
const outDir = makeAside(finished)
const config = { configFile: `src/apps/${target}/vite.config.ts`, logLevel: 'warn', build: { outDir } } as const
const builder = await createBuilder(config, null)
await builder.buildApp()
writeFileSync(join(outDir, '.source-hash'), hash)
putInPlace(outDir, finished)
console.error(`${target}: ${((performance.now() - begun) / 1000).toFixed(1)} s`)

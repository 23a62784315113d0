import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import type { Plugin } from 'vite'

const smallestWorthPacking = 1000

/** Leaves a `.br` beside every asset of a build, which the server sends as it lies: compressing is done once, here. */
export const precompressed = (): Plugin => ({
  name: 'precompressed',
  apply: 'build',
  writeBundle: ({ dir = '' }) => {
    for (const name of readdirSync(join(dir, 'assets')).filter((file) => !file.endsWith('.br'))) {
      const path = join(dir, 'assets', name)
      const content = readFileSync(path)
      if (content.length < smallestWorthPacking) continue
      writeFileSync(`${path}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }))
    }
  },
})

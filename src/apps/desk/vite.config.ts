import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { traditionalLabels } from './traditional-labels.ts'

const smallestWorthPacking = 1000

/** Leaves a `.br` beside every asset, which the server sends as it lies: compressing is done once, here. */
const precompressed = (): Plugin => ({
  name: 'precompressed',
  apply: 'build',
  writeBundle: ({ dir = '' }) => {
    for (const name of readdirSync(join(dir, 'assets'))) {
      const path = join(dir, 'assets', name)
      const content = readFileSync(path)
      if (content.length < smallestWorthPacking) continue
      writeFileSync(`${path}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }))
    }
  },
})

export default defineConfig({
  root: import.meta.dirname,
  base: '/desk/',
  plugins: [traditionalLabels(), react(), precompressed()],
  build: {
    outDir: '../../../dist/desk',
    emptyOutDir: true,
    target: 'chrome96',
    // Icons are files: a data: address is a hole in a CSP.
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'surroundings', test: /surroundings\.ts$/ }] } } },
  },
})

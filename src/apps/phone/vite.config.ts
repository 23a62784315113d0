import { join } from 'node:path'
import { defineConfig } from 'vite'
import { precompressed } from '../precompressed.ts'
import { traditionalLabels } from '../traditional-labels.ts'

export default defineConfig({
  root: import.meta.dirname,
  base: '/phone/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  resolve: { alias: { zod: join(import.meta.dirname, 'no-schemas.ts') } },
  plugins: [traditionalLabels(), precompressed()],
  build: {
    outDir: '../../../dist/phone',
    emptyOutDir: true,
    target: ['chrome87', 'safari14'],
    cssTarget: ['chrome87', 'safari14'],
    modulePreload: false,
    assetsInlineLimit: 0,
  },
})

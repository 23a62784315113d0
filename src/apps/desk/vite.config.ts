import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { precompressed } from '../precompressed.ts'
import { traditionalLabels } from '../traditional-labels.ts'

/** Loaded before everything else, so it must not share a chunk with it. */
const groups = [{ name: 'surroundings', test: /surroundings\.ts$/ }]

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
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
})

import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { precompressed } from '../precompressed.ts'
import { traditionalLabels } from './traditional-labels.ts'

/** Few files for the first page: what every page needs together, and each language's words together. */
const groups = [
  { name: 'surroundings', test: /surroundings\.ts$/ },
  { name: 'words-hant', test: /labels\/zh-CN\.ts\?hant$/ },
  { name: 'words-hans', test: /labels\/zh-CN\.ts$/ },
  { name: 'words-en', test: /labels\/en\.ts$/ },
  { name: 'vendor', test: /node_modules\/(react|react-dom|scheduler|@tanstack|zod|uuidv7|use-sync-external-store)\// },
  { name: 'house', test: /src\/(kernel|ui\/(call|desk\/[^/]+|desk\/(frame|record)\/[^/]+))\b/ },
]

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

import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Converter } from 'opencc-js/cn2t'
import { defineConfig, type Plugin, type UserConfig } from 'vite'
import { precompressed } from '../precompressed.ts'
import { traditionalExceptions } from '../../ui/labels/traditional.ts'

const root = resolve(import.meta.dirname, '../../..')

/**
 * Every label of the house in traditional characters, made here and not in the server: opencc's tables take a second
 * and 200 MB, which is more than the server may use in all.
 */
const traditionalLabels = async (): Promise<Record<string, string>> => {
  const convert = Converter({ from: 'cn', to: 'tw' })
  const mend = (text: string): string =>
    traditionalExceptions.reduce((so, [wrong, right]) => so.replaceAll(wrong, right), text)
  const made: Record<string, string> = {}
  for (const file of globSync('src/**/labels/**/zh-CN.ts', { cwd: root })) {
    const { labels } = (await import(pathToFileURL(join(root, file)).href)) as { labels: Record<string, string> }
    for (const text of Object.values(labels)) made[text] = mend(convert(text))
  }
  return made
}

/** Tells the server where the style and the script lie: `{ css, script }`; brings the icon of all faces. */
const smallManifest = (): Plugin => ({
  name: 'luzhi-portal-manifest',
  applyToEnvironment: ({ name }) => name === 'client',
  generateBundle(_, bundle) {
    const find = (suffix: string): string => `/${Object.keys(bundle).find((file) => file.endsWith(suffix)) ?? ''}`
    this.emitFile({
      type: 'asset',
      fileName: 'manifest.json',
      source: JSON.stringify({ css: find('.css'), script: find('.js') }),
    })
    this.emitFile({ type: 'asset', fileName: 'favicon.svg', source: readFileSync(join(root, 'src/ui/favicon.svg')) })
  },
})

export default defineConfig(
  async (): Promise<UserConfig> => ({
    root,
    publicDir: false,
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    define: { TRADITIONAL: JSON.stringify(await traditionalLabels()) },
    plugins: [smallManifest(), precompressed()],
    build: { outDir: 'dist/portal' },
    environments: {
      client: {
        build: {
          emptyOutDir: true,
          target: ['chrome87', 'safari14'],
          cssTarget: ['chrome87', 'safari14'],
          modulePreload: false,
          rolldownOptions: {
            input: { portal: join(root, 'src/apps/portal/browser.ts') },
            output: { entryFileNames: 'assets/[name]-[hash].js', assetFileNames: 'assets/[name]-[hash][extname]' },
          },
        },
      },
      ssr: {
        resolve: { noExternal: true },
        build: {
          emptyOutDir: false,
          ssr: true,
          target: 'node24',
          rolldownOptions: {
            input: { render: join(root, 'src/apps/portal/render.tsx') },
            output: { entryFileNames: '[name].js' },
          },
        },
      },
    },
    builder: {},
  }),
)

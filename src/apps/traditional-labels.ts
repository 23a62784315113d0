import { Converter, CustomConverter } from 'opencc-js/cn2t'
import type { Plugin } from 'vite'
import { traditionalExceptions } from '#ui/labels/traditional.ts'

const toTraditional = Converter({ from: 'cn', to: 'tw' })
const mend = CustomConverter(traditionalExceptions.map(([made, right]) => [made, right]))

/**
 * `labels/zh-CN.ts?hant` is that catalogue in traditional characters, converted once, when the screens are built. The
 * whole file is converted: its keys are ASCII and stay as they are.
 */
export const traditionalLabels = (): Plugin => ({
  name: 'traditional-labels',
  enforce: 'pre',
  transform: {
    filter: { id: /\?hant$/ },
    handler: (code) => ({ code: mend(toTraditional(code)), map: null }),
  },
})

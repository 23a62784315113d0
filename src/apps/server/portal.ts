import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { sentence } from '../sentence.ts'
import type { Frame } from '#ui/light/frame.ts'
import type { SetupPage } from '../setup-page.ts'

/** The built portal: draws pages, turns texts into traditional characters. */
export interface Portal {
  readonly render: (page: string, props: unknown, frame: Frame) => string
  readonly renderSetup: (page: SetupPage, frame: Frame) => string
  readonly toTraditional: (text: string) => string
  readonly cssHref: string
  readonly scriptHref: string
}

/** Loads `dist/portal`. Throws an Error with what to do when it was not built. */
export const loadPortal = async (dist: string): Promise<Portal> => {
  const file = join(dist, 'portal/render.js')
  if (!existsSync(file)) throw new Error(sentence('notBuilt'))
  const { render, renderSetup, toTraditional } = (await import(pathToFileURL(file).href)) as Pick<
    Portal,
    'render' | 'renderSetup' | 'toTraditional'
  >
  const { css, script } = JSON.parse(readFileSync(join(dist, 'portal/manifest.json'), 'utf8')) as {
    css: string
    script: string
  }
  return { render, renderSetup, toTraditional, cssHref: css, scriptHref: script }
}

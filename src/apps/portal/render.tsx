import { renderToString } from 'preact-render-to-string'
import { screens as deputies } from '#features/deputies/screens/public/screens.tsx'
import { screens as opinions } from '#features/opinions/screens/public/screens.tsx'
import { screens as seals } from '#commons/seals/screens/public/screens.tsx'
import { Document } from '#ui/light/document.tsx'
import type { Frame } from '#ui/light/frame.ts'
import { missing } from '#ui/light/missing.tsx'
import { type AnyScreen, viewOf } from '#ui/light/screen.ts'
import { trouble } from '#ui/light/trouble.tsx'
import type { SetupPage } from '../setup-page.ts'
import { Setup } from './setup.tsx'

/** Every label in traditional characters by its simplified source; put in by the build (vite.config.ts). */
declare const TRADITIONAL: Readonly<Record<string, string>>

const pages: Readonly<Record<string, AnyScreen>> = { ...opinions, ...deputies, ...seals, missing, trouble }
/** A label in traditional characters; a text that is no label stays as it is. */
export const toTraditional = (text: string): string => TRADITIONAL[text] ?? text

/**
 * A whole HTML page. `page` is a name that a room's wiring/pages.ts answers with, `missing` or `trouble`; `props` are
 * that page's. Throws a RangeError for an unknown name. Pure: the same arguments give the same text.
 */
export const render = (page: string, props: unknown, frame: Frame): string => {
  const shown = Object.hasOwn(pages, page) ? pages[page] : undefined
  if (!shown) throw new RangeError(`no page ${page}`)
  const view = viewOf(shown.labels, frame, toTraditional)
  const html = renderToString(
    <Document view={view} title={shown.title(props, view)} isFront={shown.isFront ?? false}>
      {shown.body(props, view)}
    </Document>,
  )
  return `<!doctype html>${html}`
}

/** The first-run page as a whole HTML page. */
export const renderSetup = (page: SetupPage, frame: Frame): string =>
  `<!doctype html>${renderToString(<Setup page={page} frame={frame} convert={toTraditional} />)}`

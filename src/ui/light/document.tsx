import type { ComponentChild, FunctionComponent } from 'preact'
import { type Frame, languages } from './frame.ts'
import { languageNames } from './labels/languages.ts'
import type { View } from './screen.ts'

const lookHref = ({ at, frame }: View, choice: string): string =>
  at(`/look?${choice}&back=${encodeURIComponent(frame.path)}`)

const LookLinks: FunctionComponent<{ view: View }> = ({ view }) => {
  const { elder, language } = view.frame
  return (
    <nav class="tools" aria-label={view.ui('look')}>
      <a href={lookHref(view, elder ? 'elder=0' : 'elder=1')}>{view.ui(elder ? 'look.normal' : 'look.elder')}</a>
      {languages
        .filter((other) => other !== language)
        .map((other) => (
          <a href={lookHref(view, `language=${other}`)} lang={other} hreflang={other}>
            {languageNames[other]}
          </a>
        ))}
    </nav>
  )
}

const Masthead: FunctionComponent<{ view: View }> = ({ view }) => (
  <header class="top">
    <div class="wrap">
      <a class="brand" href={view.at('/')}>
        <b>{view.ui('brand', { county: view.frame.county.name })}</b>
        <span>{view.ui('motto')}</span>
      </a>
      <LookLinks view={view} />
    </div>
    {view.frame.county.demo && (
      <p class="demo">
        <span class="wrap">{view.ui('demo')}</span>
      </p>
    )}
  </header>
)

const Foot: FunctionComponent<{ view: View }> = ({ view }) => (
  <footer class="foot">
    <nav class="wrap" aria-label={view.ui('foot')}>
      <ul>
        {(['lost', 'privacy', 'accessibility'] as const).map((page) => (
          <li>
            <a href={view.at(`/${page}`)}>{view.ui(`foot.${page}`)}</a>
          </li>
        ))}
      </ul>
      <p>{view.ui('foot.owner', { county: view.frame.county.name })}</p>
    </nav>
  </footer>
)

const classOf = ({ elder }: Frame): string => (elder ? 'portal elder' : 'portal')

interface DocumentProps {
  readonly view: View
  readonly title: string
  readonly isFront: boolean
  readonly children: ComponentChild
}

/** A whole page of the portal: everything around its `main`. Without inline style or script, so that a strict CSP holds. */
export const Document: FunctionComponent<DocumentProps> = ({ view, title, isFront, children }) => (
  <html class={classOf(view.frame)} lang={view.frame.language}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="format-detection" content="telephone=no" />
      <title>{view.ui('titled', { title, brand: view.ui('brand', { county: view.frame.county.name }) })}</title>
      <link rel="stylesheet" href={view.frame.cssHref} />
      {view.frame.scriptHref && <script type="module" src={view.frame.scriptHref} />}
    </head>
    <body>
      <a class="skip" href="#main">
        {view.ui('skip')}
      </a>
      <Masthead view={view} />
      {!isFront && (
        <nav class="crumb wrap" aria-label={view.ui('crumb')}>
          <a href={view.at('/')}>
            <span aria-hidden="true">‹ </span>
            {view.ui('home')}
          </a>
        </nav>
      )}
      <main id="main" class="wrap" tabIndex={-1}>
        {children}
      </main>
      <Foot view={view} />
    </body>
  </html>
)

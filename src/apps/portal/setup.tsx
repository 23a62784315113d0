import type { FunctionComponent } from 'preact'
import { FaultSummary, LineField, SelectField } from '#ui/light/fields.tsx'
import type { Frame } from '#ui/light/frame.ts'
import { type View, viewOf } from '#ui/light/screen.ts'
import { type Administrator, administrators, type SetupFault, type SetupPage } from '../setup-page.ts'
import { labels as en } from './labels/en.ts'
import { labels as zh } from './labels/zh-CN.ts'

type Words = keyof typeof zh
type SetupView = View<Words>

interface Part {
  readonly view: SetupView
  readonly page: SetupPage
}

const isWord = (key: string): key is Words => Object.hasOwn(zh, key)

const sentenceOf = ({ say }: SetupView, { code }: SetupFault): string => {
  const key = `fault.${code}`
  return isWord(key) ? say(key) : code
}

const faultAt = ({ view, page }: Part, field: string): string | undefined => {
  const fault = page.faults.find((one) => one.field === field)
  return fault && sentenceOf(view, fault)
}

const Search: FunctionComponent<Part> = ({ view, page: { q, counties } }) => (
  <form method="get" action="/setup" class="gap">
    <LineField view={view} name="q" label={view.say('find')} maxLength={40} value={q} />
    <p class="gap">
      <button class="btn alt" type="submit">
        {view.say('search')}
      </button>
    </p>
    {q !== '' && counties.length === 0 && <p class="note">{view.say('none')}</p>}
  </form>
)

const Person: FunctionComponent<Part & { who: Administrator }> = ({ who, ...part }) => {
  const { view, page } = part
  const title = view.say(who)
  const field = (name: 'name' | 'login') => ({
    view,
    name: `${who}.${name}`,
    label: view.say(name, { who: title }),
    value: page.values[`${who}.${name}`],
    error: faultAt(part, `${who}.${name}`),
  })
  return (
    <section class="panel gap">
      <LineField {...field('name')} maxLength={40} />
      <LineField {...field('login')} hint={view.say('login.hint')} maxLength={40} />
    </section>
  )
}

const Form: FunctionComponent<Part> = (part) => {
  const { view, page } = part
  const { say } = view
  return (
    <form method="post" action="/setup" class="gap">
      <input type="hidden" name="q" value={page.q} />
      <SelectField
        view={view}
        name="county"
        label={say('county')}
        groups={page.counties}
        value={page.values['county'] ?? page.counties[0]?.code}
        error={faultAt(part, 'county')}
      />
      <LineField
        view={view}
        name="term"
        label={say('term')}
        hint={say('term.hint')}
        inputMode="numeric"
        maxLength={2}
        value={page.values['term']}
        error={faultAt(part, 'term')}
      />
      <LineField
        view={view}
        name="code"
        label={say('code')}
        hint={say('code.hint')}
        maxLength={40}
        value={page.values['code']}
        error={faultAt(part, 'code')}
      />
      <p class="gap">{say('admins')}</p>
      {administrators.map((who) => (
        <Person who={who} {...part} />
      ))}
      <p class="gap">
        <button class="btn" type="submit">
          {say('make')}
        </button>
      </p>
    </form>
  )
}

const Made: FunctionComponent<{ view: SetupView; made: NonNullable<SetupPage['made']> }> = ({ view, made }) => (
  <>
    <h1>{view.say('made', { name: made.name })}</h1>
    <p class="big">{view.say('made.what', { townships: made.townships, villages: made.villages })}</p>
    <p class="gap">{view.say('codes')}</p>
    <dl class="panel gap">
      {made.codes.map(({ who, login, code }) => (
        <>
          <dt>
            {view.say(who)} · {login}
          </dt>
          <dd class="big">
            <code>{code}</code>
          </dd>
        </>
      ))}
    </dl>
    <p class="gap">
      <a class="btn" href="/desk/?enrol=1">
        {view.say('desk')}
      </a>
    </p>
  </>
)

const Open: FunctionComponent<Part> = (part) => {
  const { view, page } = part
  const faults = page.faults.map((fault) => ({ field: fault.field, text: sentenceOf(view, fault) }))
  return (
    <>
      <h1>{view.say('title')}</h1>
      <FaultSummary heading={view.say('wrong')} kept={view.say('kept')} faults={faults} />
      <p class="big">{view.say('lead')}</p>
      <Search {...part} />
      {page.counties.length > 0 && <Form {...part} />}
    </>
  )
}

/** The first-run page: it stands before any county and so outside the portal's frame. */
export const Setup: FunctionComponent<{ page: SetupPage; frame: Frame; convert: (text: string) => string }> = ({
  page,
  frame,
  convert,
}) => {
  const view = viewOf<Words>({ zh, en }, frame, convert)
  return (
    <html class="portal" lang={frame.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${view.say('title')} · ${view.say('brand')}`}</title>
        <link rel="stylesheet" href={frame.cssHref} />
      </head>
      <body>
        <header class="top">
          <div class="wrap">
            <span class="brand">
              <b>{view.say('brand')}</b>
            </span>
          </div>
        </header>
        <main id="main" class="wrap">
          <div class="plain first-run">
            {page.made ? <Made view={view} made={page.made} /> : <Open view={view} page={page} />}
          </div>
        </main>
      </body>
    </html>
  )
}

import type { FunctionComponent } from 'preact'
import { FaultSummary, LineField } from '#ui/light/fields.tsx'
import { screen } from '#ui/light/screen.ts'
import type { LookUpPage } from '../../spec/public-pages.ts'
import { type OpinionView, type WordKey, words } from './words.ts'

/** The two facts that open a record. Sent by POST only: neither may stand in an address. */
export const LookUpFields: FunctionComponent<{ view: OpinionView; code: string }> = ({ view, code }) => {
  const { say, at } = view
  return (
    <>
      <div class="pair">
        <LineField
          view={view}
          name="code"
          label={say('find.code')}
          hint={say('find.codeHint')}
          inputMode="numeric"
          maxLength={20}
          value={code}
        />
        <LineField view={view} name="fact" label={say('find.fact')} hint={say('find.factHint')} maxLength={20} />
      </div>
      <button class="btn alt wide" type="submit">
        {say('find.do')}
      </button>
      <p>
        <a class="link" href={at('/lost')}>
          {say('find.lost')}
        </a>
      </p>
    </>
  )
}

export const lookUp = screen<WordKey, LookUpPage>({
  labels: words,
  title: ({ fault }, { say, ui }) => (fault ? ui('errors.prefix') : '') + say('find.title'),
  body: ({ code, fault }, view) => {
    const { say, at } = view
    return (
      <div class="plain">
        <h1>{say('find.title')}</h1>
        <p class="big">{say('find.lead')}</p>
        <FaultSummary
          heading={say('find.heading')}
          kept={say('find.kept')}
          faults={
            fault ? [{ field: fault === 'wrong' || code !== '' ? 'fact' : 'code', text: say(`find.${fault}`) }] : []
          }
        />
        <form class="panel gap" method="post" action={at('/find')}>
          <LookUpFields view={view} code={code} />
        </form>
      </div>
    )
  },
})

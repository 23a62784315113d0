import type { FunctionComponent } from 'preact'
import { screen } from '#ui/light/screen.ts'
import type { Checked } from '../../spec/public-contract.ts'
import type { CheckPage } from '../../spec/public-pages.ts'
import { Portrait } from './portrait.tsx'
import { type DeputyView, type WordKey, words } from './words.ts'

interface Part {
  readonly view: DeputyView
  readonly checked: Checked
}

/** The answer in one look: a colour, a shape and words (look.md). */
const Answer: FunctionComponent<Part> = ({ view: { say, date }, checked: { result, since, deputy } }) => {
  const told = {
    name: deputy?.name ?? '',
    congress: deputy?.congress ?? '',
    term: deputy?.term ?? '',
    since: date(since, 'full'),
  }
  return (
    <div class={result === 'holds' ? 'told verdict' : 'told held verdict'}>
      <h1>
        <span
          class={result === 'holds' ? 'lamp ok' : result === 'suspended' ? 'lamp paused' : 'lamp late'}
          aria-hidden="true"
        />
        {say(`check.${result}`)}
      </h1>
      <p class="big">{say(`check.${result}Why`, told)}</p>
    </div>
  )
}

const Facts: FunctionComponent<Part> = ({ view: { say, date, source }, checked: { on, issuedOn, deputy } }) => (
  <dl class="facts gap">
    {deputy && (
      <>
        <dt>{say('check.congress')}</dt>
        <dd lang={source}>
          {deputy.congress} {say('term', { term: deputy.term })}
        </dd>
        {deputy.constituency && (
          <>
            <dt>{say('card.constituency')}</dt>
            <dd lang={source}>{deputy.constituency}</dd>
          </>
        )}
      </>
    )}
    <dt>{say('check.issuedOn')}</dt>
    <dd>{date(issuedOn, 'full')}</dd>
    <dt>{say('check.on')}</dt>
    <dd>{date(on, 'full')}</dd>
  </dl>
)

const Unknown: FunctionComponent<{ view: DeputyView }> = ({ view: { say } }) => (
  <>
    <h1>{say('check.unknown')}</h1>
    <p class="big">{say('check.unknownWhy')}</p>
  </>
)

export const check = screen<WordKey, CheckPage>({
  labels: words,
  title: ({ checked }, { say }) => (checked ? say(`check.${checked.result}`) : say('check.unknown')),
  body: ({ checked }, view) => {
    const { say, at } = view
    return (
      <div class="plain">
        {checked ? (
          <>
            <Answer view={view} checked={checked} />
            {checked.deputy?.hasPhoto && (
              <div class="gap">
                <Portrait view={view} deputy={checked.deputy} />
              </div>
            )}
            <Facts view={view} checked={checked} />
            {checked.result === 'holds' && <p class="gap">{say('check.compare')}</p>}
            {checked.deputy && (
              <p class="gap">
                <a class="btn alt" href={at(`/deputies/${checked.deputy.id}`)}>
                  {say('check.card')}
                </a>
              </p>
            )}
          </>
        ) : (
          <Unknown view={view} />
        )}
        <p class="note gap">{say('check.doubt')}</p>
      </div>
    )
  },
})

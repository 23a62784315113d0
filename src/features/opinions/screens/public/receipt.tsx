import type { FunctionComponent } from 'preact'
import { Qr } from '#ui/light/qr.tsx'
import { screen } from '#ui/light/screen.ts'
import { Timeline } from '#ui/light/timeline.tsx'
import { fillWith } from '#ui/light/words.ts'
import type { ReceiptPage } from '../../spec/public-pages.ts'
import type { AuthorView } from '../../spec/public-contract.ts'
import { Files } from './files.tsx'
import { dot, placeOf, stepsOf } from './steps.ts'
import { type OpinionView, type WordKey, words } from './words.ts'

/** Who took it in: the venue, or whoever has it while nobody has passed it on. */
const receivedBy = ({ venue, state, holder }: AuthorView): string | null =>
  venue ?? (state === 'received' ? holder : null)

const Facts: FunctionComponent<{ view: OpinionView; page: ReceiptPage }> = ({
  view: { say, date, source },
  page: { view, word },
}) => (
  <dl class="facts gap">
    <dt>{say('receipt.code')}</dt>
    <dd class="code">{view.code.replace(/^(\d{4})(\d{4})$/, '$1 $2')}</dd>
    <dt>{say('receipt.word')}</dt>
    <dd class="code" lang={source}>
      {word}
    </dd>
    {view.number && (
      <>
        <dt>{say('receipt.number')}</dt>
        <dd>{view.number}</dd>
      </>
    )}
    <dt>{say('receipt.at')}</dt>
    <dd>
      <time dateTime={view.at}>{`${date(view.at, 'full')} ${date(view.at, 'time')}`}</time>
    </dd>
    {receivedBy(view) && (
      <>
        <dt>{say('receipt.by')}</dt>
        <dd lang={source}>{receivedBy(view)}</dd>
      </>
    )}
  </dl>
)

const Said: FunctionComponent<{ view: OpinionView; item: AuthorView }> = ({ view: { say, source }, item }) => (
  <blockquote>
    <p class="said" lang={source}>
      {item.body}
    </p>
    <p class="note">
      <span lang={source}>{placeOf(item)}</span>
      {`${dot}${say(item.hasPhone ? 'receipt.phone' : 'receipt.noPhone')}${dot}${say(item.publishConsent ? 'receipt.open' : 'receipt.closed')}`}
    </p>
  </blockquote>
)

const Acts: FunctionComponent<{ view: OpinionView; link: string }> = ({ view: { say, at }, link }) => (
  <aside class="acts">
    <button class="btn" type="button" data-print hidden>
      {say('receipt.print')}
    </button>
    <p class="note" data-print-hint>
      {say('receipt.printHint')}
    </p>
    <a class="btn alt" href={at(`/r/${link}/progress`)}>
      {say('receipt.progress')}
    </a>
    <a class="btn alt" href={at(`/r/${link}/seal`)}>
      {say('receipt.seal')}
    </a>
    <a class="btn alt" href={at('/say')}>
      {say('receipt.again')}
    </a>
    <p>
      <a class="link" href={at(`/r/${link}/own-data`)}>
        {say('own.title')}
      </a>
    </p>
  </aside>
)

export const receipt = screen<WordKey, ReceiptPage>({
  labels: words,
  title: (_, { say }) => say('receipt.title'),
  body: (page, view) => (
    <div class="cols">
      <article class="slip">
        <div class="head">
          <div>
            <h1>{view.say('receipt.heading')}</h1>
            <Facts view={view} page={page} />
          </div>
          <Qr qr={page.qr} what={view.say('receipt.qrWhat')} caption={view.say('receipt.qr')} />
        </div>
        <p>{fillWith(view.say('receipt.keepWhy'), { keep: <b>{view.say('receipt.keep')}</b> })}</p>
        <h2>{view.say('receipt.said')}</h2>
        <Said view={view} item={page.view} />
        {page.view.files.length > 0 && <Files view={view} files={page.view.files} link={page.link} />}
        <h2>{view.say('receipt.next')}</h2>
        <Timeline view={view} steps={stepsOf(view, page.view)} />
        <p class="note gap">
          {fillWith(view.say('receipt.late'), { lamp: <span class="lamp late">{view.ui('lamp.overdue')}</span> })}
        </p>
      </article>
      <Acts view={view} link={page.link} />
    </div>
  ),
})

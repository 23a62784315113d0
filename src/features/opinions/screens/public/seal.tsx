import { grouped } from '#kernel/fours.ts'
import type { FunctionComponent } from 'preact'
import { screen } from '#ui/light/screen.ts'
import type { SealPage } from '../../spec/public-pages.ts'
import { type OpinionView, type WordKey, words } from './words.ts'

interface PartProps {
  readonly view: OpinionView
  readonly page: SealPage & { readonly seal: NonNullable<SealPage['seal']> }
}

const Statement: FunctionComponent<PartProps> = ({
  view: { say, date, source },
  page: { view, seal, fingerprint },
}) => {
  const { text, at } = JSON.parse(seal.statement) as { readonly text: string; readonly at: string }
  return (
    <>
      <h2>{say('seal.heading')}</h2>
      <p>{say('seal.statement', { at: `${date(at, 'full')} ${date(at, 'time')}` })}</p>
      <blockquote>
        <p class="said" lang={source}>
          {view.body}
        </p>
      </blockquote>
      <dl class="facts codes gap">
        <dt>{say('seal.text')}</dt>
        <dd>
          <code>{grouped(text)}</code>
        </dd>
        <dt>{say('seal.signature')}</dt>
        <dd>
          <code>{seal.signature}</code>
        </dd>
        <dt>{say('seal.key')}</dt>
        <dd>
          <code>{grouped(fingerprint ?? '')}</code>
        </dd>
        <dt>{say('seal.signed')}</dt>
        <dd>
          <code>{seal.statement}</code>
        </dd>
      </dl>
    </>
  )
}

const Sealed: FunctionComponent<PartProps> = ({ view: { say }, page: { seal } }) => {
  const { proof } = seal
  return (
    <>
      <h2>{say('seal.in')}</h2>
      <p>{proof ? say('seal.proof', { nth: proof.nth }) : say('seal.waiting')}</p>
      {proof && (
        <dl class="facts codes gap">
          <dt>{say('seal.head')}</dt>
          <dd>
            <code>{grouped(proof.head)}</code>
          </dd>
        </dl>
      )}
    </>
  )
}

const Acts: FunctionComponent<{ view: OpinionView; page: SealPage }> = ({
  view: { say, at },
  page: { link, seal },
}) => (
  <aside class="acts">
    {seal && (
      <>
        <button class="btn" type="button" data-print hidden>
          {say('receipt.print')}
        </button>
        <a class="btn alt" href={at(`/api/public/v1/receipts/${link}/seal`)} download="receipt.json">
          {say('seal.download')}
        </a>
      </>
    )}
    <a class="btn alt" href={at('/seals')}>
      {say('seal.days')}
    </a>
    <a class="btn alt" href={at(`/r/${link}`)}>
      {say('seal.back')}
    </a>
  </aside>
)

export const seal = screen<WordKey, SealPage>({
  labels: words,
  title: (_, { say }) => say('seal.title'),
  body: (page, view) => (
    <div class="cols">
      <article class="slip">
        <h1>{view.say('seal.title')}</h1>
        {page.seal ? (
          <>
            <p>{view.say('seal.lead')}</p>
            <Statement view={view} page={{ ...page, seal: page.seal }} />
            <Sealed view={view} page={{ ...page, seal: page.seal }} />
          </>
        ) : (
          <p class="fault">{view.say('seal.amiss')}</p>
        )}
      </article>
      <Acts view={view} page={page} />
    </div>
  ),
})
